#include "searcher/closest_name.hpp"

#include <algorithm>
#include <cstddef>

#include "searcher/edits.hpp"

namespace newsdex {
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
