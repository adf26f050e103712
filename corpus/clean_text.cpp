#include "corpus/clean_text.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "common/ascii.hpp"
#include "common/utf8.hpp"

namespace newsdex {
namespace {

enum class Care : unsigned char { kKeep, kDrop, kLineEnd, kReturn, kC2, kE2, kEF };

constexpr std::array<Care, 256> kCare = [] {
  std::array<Care, 256> care{};
  for (std::size_t c = 0; c < 0x20; ++c) care[c] = Care::kDrop;
  care['\t'] = care['\n'] = Care::kKeep;
  care['\v'] = care['\f'] = Care::kLineEnd;
  care['\r'] = Care::kReturn;
  care[0x7F] = Care::kDrop;
  care[0xC2] = Care::kC2;  // U+0080…009F
  care[0xE2] = Care::kE2;  // U+2028, U+2029
  care[0xEF] = Care::kEF;  // U+FEFF
  return care;
}();

Care care_of(char c) { return kCare[static_cast<unsigned char>(c)]; }

// Where the next byte is that needs care: mostly printable ASCII stands before it, which is told by
// eight bytes at a time.
std::size_t next_careful(std::string_view utf8, std::size_t at) {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  std::uint64_t eight = 0;
  for (;;) {
    for (; at + sizeof eight <= utf8.size(); at += sizeof eight) {
      std::memcpy(&eight, utf8.data() + at, sizeof eight);
      const std::uint64_t others = eight | (eight - ' ' * kOnes) | (eight + kOnes);
      if ((others & 0x80 * kOnes) != 0) break;
    }
    if (at == utf8.size() || care_of(utf8[at]) != Care::kKeep) return at;
    ++at;
  }
}

// What the character at `at`, which needs care, becomes: `length` bytes are read.
struct Cleaned {
  std::size_t length;
  char byte;  // '\0': nothing
  bool keep;  // the bytes stay as they are
};

Cleaned clean_character(std::string_view rest) {
  const auto byte = [&](std::size_t i) {
    return i < rest.size() ? static_cast<unsigned char>(rest[i]) : 0U;
  };
  switch (care_of(rest[0])) {
    case Care::kKeep:
      break;
    case Care::kDrop:
      return {1, '\0', false};
    case Care::kLineEnd:
      return {1, '\n', false};
    case Care::kReturn:
      return {byte(1) == '\n' ? 2U : 1U, '\n', false};
    case Care::kC2:
      if (byte(1) <= 0x9F) return {2, byte(1) == 0x85 ? '\n' : '\0', false};
      break;
    case Care::kE2:
      if (byte(1) == 0x80 && (byte(2) == 0xA8 || byte(2) == 0xA9)) return {3, '\n', false};
      break;
    case Care::kEF:
      if (byte(1) == 0xBB && byte(2) == 0xBF) return {3, '\0', false};
      break;
  }
  return {1, '\0', true};
}

}  // namespace

void clean(std::string& utf8) {
  std::size_t in = 0;
  std::size_t out = 0;
  for (;;) {
    const std::size_t kept = next_careful(utf8, in) - in;
    if (out < in) std::memmove(&utf8[out], &utf8[in], kept);
    in += kept;
    out += kept;
    if (in == utf8.size()) break;
    const Cleaned cleaned = clean_character(std::string_view(utf8).substr(in));
    if (cleaned.keep) {
      utf8[out++] = utf8[in];
    } else if (cleaned.byte != '\0') {
      utf8[out++] = cleaned.byte;
    }
    in += cleaned.length;
  }
  utf8.resize(out);
}

std::string one_line(std::string_view utf8) {
  constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
  std::string line;
  line.reserve(utf8.size());
  bool pending = false;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const bool no_break = utf8.substr(i).starts_with(kNoBreakSpace);
    if (no_break || ascii::is_space(utf8[i])) {
      pending = !line.empty();
      if (no_break) ++i;
      continue;
    }
    if (pending) line.push_back(' ');
    pending = false;
    line.push_back(utf8[i]);
  }
  return line;
}

std::string clean_name(std::string_view bytes) {
  std::string name = to_utf8(bytes);
  clean(name);
  return one_line(name);
}

}  // namespace newsdex
