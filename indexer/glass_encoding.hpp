// The byte encodings that glass, Xapian's format on disk, is made of. Numbers in keys sort as bytes
// do; numbers in values are short. Most append to a string; what is written millions of times is
// put straight into memory that the caller has made room in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace newsdex::glass {

using Docid = std::uint32_t;

inline constexpr std::size_t kMaxVintBytes = 10;

// Seven bits a byte, the least significant first; the top bit says that more follow. Writes at `at`
// and gives the end.
inline char* put_vint(char* at, std::uint64_t number) {
  while (number >= 0x80) {
    *at++ = static_cast<char>(number | 0x80);
    number >>= 7;
  }
  *at++ = static_cast<char>(number);
  return at;
}
inline void append_vint(std::string& out, std::uint64_t number) {
  char bytes[kMaxVintBytes];
  out.append(bytes, put_vint(bytes, number));
}

// The length, then the bytes.
void append_string(std::string& out, std::string_view bytes);

// One ASCII digit, 0 or 1.
inline void append_bool(std::string& out, bool value) { out.push_back(value ? '1' : '0'); }

// The significant bytes, the least first: only at the end of a key, whose length bounds it.
void append_last_number(std::string& out, std::uint64_t number);

// A number that compares, as bytes, as it does by value; two bytes below 0x8000.
void append_sortable(std::string& out, Docid docid);

// Bytes that keep their order where something follows them: a zero byte is escaped, and one ends
// them.
void append_sorted_string(std::string& out, std::string_view bytes);
// The same at the end of a key, without the closing zero.
void append_last_sorted_string(std::string& out, std::string_view bytes);

}  // namespace newsdex::glass
