// UTF-16 and UTF-32 without a mark: by where their zero bytes are, and where those are few, by what
// the text would be.
#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "common/ascii.hpp"
#include "common/utf8.hpp"
#include "corpus/charset.hpp"

namespace newsdex {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kWideHeadBytes = 4096;
constexpr std::size_t kLeastUnits = 16;

// The charset where most characters have zero bytes, as those of ASCII do.
std::string_view wide_by_zeros(std::string_view head) {
  std::array<std::size_t, 4> zeros{};
  for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 4] += head[i] == '\0' ? 1 : 0;
  // Text without a mark has, but for a few characters, its zeros on one side only.
  const std::size_t pairs = head.size() / 2;
  const std::size_t even = zeros[0] + zeros[2];
  const std::size_t odd = zeros[1] + zeros[3];
  if (odd > pairs / 2 && even < pairs / 20 + 1) return "UTF-16LE";
  if (even > pairs / 2 && odd < pairs / 20 + 1) return "UTF-16BE";
  // No character needs the highest byte of four, and next to none the one beside it.
  const std::size_t most = pairs / 2 - pairs / 40;
  if (zeros[3] >= pairs / 2 && zeros[2] > most && zeros[0] < most) return "UTF-32LE";
  if (zeros[0] >= pairs / 2 && zeros[1] > most && zeros[3] < most) return "UTF-32BE";
  return {};
}

class Units {
 public:
  Units(std::string_view bytes, bool little) : bytes_(bytes), little_(little) {}

  [[nodiscard]] std::size_t size() const { return bytes_.size() / 2; }
  [[nodiscard]] UChar32 operator[](std::size_t i) const {
    const auto first = static_cast<unsigned char>(bytes_[2 * i]);
    const auto second = static_cast<unsigned char>(bytes_[2 * i + 1]);
    return little_ ? first | second << 8 : first << 8 | second;
  }

 private:
  std::string_view bytes_;
  bool little_;
};

bool is_printable_ascii(UChar32 byte) { return byte >= 0x20 && byte < 0x7F; }

bool is_blank_unit(UChar32 c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

// Of letters beyond Latin that are read as UTF-16 blanks alone have a zero byte, and there are
// some. Other bytes soon make a character that no text has; and where most pairs are of ASCII, they
// are that.
bool reads_as_text(const Units& units) {
  std::size_t blanks = 0;
  std::size_t ascii_pairs = 0;
  for (std::size_t i = 0; i < units.size(); ++i) {
    const UChar32 c = units[i];
    if (U16_IS_LEAD(c)) {
      if (i + 1 < units.size() && !U16_IS_TRAIL(units[i + 1])) return false;
      ++i;
      continue;
    }
    if (is_blank_unit(c)) {
      ++blanks;
    } else if (u_isISOControl(c) || !u_isdefined(c) || u_charType(c) == U_SURROGATE ||
               u_charType(c) == U_PRIVATE_USE_CHAR) {
      return false;
    }
    if (is_printable_ascii(c & 0xFF) && is_printable_ascii(c >> 8)) ++ascii_pairs;
  }
  return units.size() >= kLeastUnits && blanks > 0 && 4 * ascii_pairs <= 3 * units.size();
}

bool is_narrow(std::string_view head) {
  if (std::all_of(head.begin(), head.end(),
                  [](char c) { return static_cast<signed char>(c) >= 0; })) {
    return false;
  }
  for (int cut = 0; cut < 4 && !head.empty(); ++cut, head.remove_suffix(1)) {
    if (is_utf8(head)) return true;
  }
  return false;
}

}  // namespace

std::string_view wide_charset(std::string_view head) {
  if (head.starts_with("\xFF\xFE\0\0"sv)) return "UTF-32LE";
  if (head.starts_with("\0\0\xFE\xFF"sv)) return "UTF-32BE";
  if (head.starts_with("\xFF\xFE"sv)) return "UTF-16LE";
  if (head.starts_with("\xFE\xFF"sv)) return "UTF-16BE";
  head = head.substr(0, kWideHeadBytes);
  if (head.size() < 8 || head.find('\0') == head.npos) return {};
  if (const auto wide = wide_by_zeros(head); !wide.empty()) return wide;
  if (is_narrow(head)) return {};
  if (reads_as_text(Units(head, true))) return "UTF-16LE";
  if (reads_as_text(Units(head, false))) return "UTF-16BE";
  return {};
}

}  // namespace newsdex
