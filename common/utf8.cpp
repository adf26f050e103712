#include "common/utf8.hpp"

#include <cstdint>
#include <cstring>

#include "common/code_points.hpp"

namespace newsdex {

bool is_utf8(std::string_view text) {
  constexpr std::uint64_t kBeyondAscii = 0x8080808080808080;
  std::uint64_t eight = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (at + sizeof eight <= text.size()) {
      std::memcpy(&eight, text.data() + at, sizeof eight);
      if ((eight & kBeyondAscii) == 0) {
        at += sizeof eight;
        continue;
      }
    }
    if (next_code_point(text, at) < 0) return false;
  }
  return true;
}

std::string to_utf8(std::string_view text) {
  constexpr std::string_view kReplacement = "\uFFFD";
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    out.append(next_code_point(text, at) < 0 ? kReplacement : text.substr(begin, at - begin));
  }
  return out;
}

}  // namespace newsdex
