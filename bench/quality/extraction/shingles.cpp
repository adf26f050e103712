#include "bench/quality/extraction/shingles.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace newsdex::bench {
namespace {

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  const auto size = static_cast<std::int32_t>(text.size());
  std::int32_t begin = -1;
  for (std::int32_t at = 0; at < size;) {
    const std::int32_t here = at;
    UChar32 c = 0;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(text.data()), at, size, c);
    if (c == '_' || (c >= 0 && u_isalnum(c))) {
      if (begin < 0) begin = here;
    } else if (begin >= 0) {
      words.push_back(
          text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(here - begin)));
      begin = -1;
    }
  }
  if (begin >= 0) words.push_back(text.substr(static_cast<std::size_t>(begin)));
  return words;
}

std::size_t sum_of(const Shingles& shingles) {
  std::size_t sum = 0;
  for (const auto& [shingle, count] : shingles) sum += count;
  return sum;
}

bool is_nothing(const Shingles& shingles) {
  return shingles.size() == 1 && shingles.begin()->first.empty();
}

}  // namespace

Shingles shingles_of(std::string_view utf8) {
  const std::vector<std::string_view> words = words_of(utf8);
  const std::size_t most = std::max(words.size(), kShingleWords) - kShingleWords;
  Shingles shingles;
  for (std::size_t i = 0; i <= most; ++i) {
    std::string shingle;
    for (std::size_t w = i; w < std::min(i + kShingleWords, words.size()); ++w) {
      shingle.append(words[w]).push_back(' ');
    }
    ++shingles[shingle];
  }
  return shingles;
}

Likeness compare(const Shingles& right, const Shingles& found) {
  if (is_nothing(right) || is_nothing(found)) {
    const double same = is_nothing(right) && is_nothing(found) ? 1 : 0;
    return {same, same};
  }
  std::size_t both = 0;
  for (const auto& [shingle, count] : right) {
    const auto at = found.find(shingle);
    if (at != found.end()) both += std::min(count, at->second);
  }
  return {static_cast<double>(both) / static_cast<double>(sum_of(found)),
          static_cast<double>(both) / static_cast<double>(sum_of(right))};
}

}  // namespace newsdex::bench
