#include "searcher/closest_name.hpp"

#include <algorithm>
#include <cstddef>

namespace newsdex {
namespace {

// Optimal string alignment distance.
std::size_t edits_between(std::string_view a, std::string_view b) {
  const std::size_t columns = b.size() + 1;
  std::vector<std::size_t> table((a.size() + 1) * columns);
  const auto cell = [&](std::size_t i, std::size_t j) -> std::size_t& {
    return table[i * columns + j];
  };
  for (std::size_t i = 0; i <= a.size(); ++i) cell(i, 0) = i;
  for (std::size_t j = 0; j <= b.size(); ++j) cell(0, j) = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = cell(i - 1, j - 1) + (a[i - 1] == b[j - 1] ? 0 : 1);
      cell(i, j) = std::min({cell(i - 1, j) + 1, cell(i, j - 1) + 1, change});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) cell(i, j) = std::min(cell(i, j), cell(i - 2, j - 2) + 1);
    }
  }
  return cell(a.size(), b.size());
}

}  // namespace

std::string_view closest_name(std::string_view typed, const std::vector<std::string_view>& names) {
  constexpr std::size_t kLongestTyped = 40;
  if (typed.empty() || typed.size() > kLongestTyped) return {};
  std::string_view best;
  std::size_t fewest = std::max<std::size_t>(1, typed.size() / 3) + 1;
  for (const std::string_view name : names) {
    const std::size_t edits = edits_between(typed, name);
    if (edits < fewest && edits < name.size()) {
      fewest = edits;
      best = name;
    }
  }
  if (!best.empty()) return best;
  const auto begun = std::ranges::find_if(
      names, [&](std::string_view name) { return typed.size() >= 2 && name.starts_with(typed); });
  return begun == names.end() ? std::string_view() : *begun;
}

}  // namespace newsdex
