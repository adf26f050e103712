// The byte encodings that glass, Xapian's format on disk, is made of. Numbers in keys sort as bytes
// do; numbers in values are short. Most append to a string; what is written millions of times is
// put straight into memory that the caller has made room in.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace newsdex::glass {

using Docid = std::uint32_t;

// What a folder's file that makes it a database is called, and what it begins with: Xapian's magic
// bytes, and the format's number, which is a date: 2016-03-14.
inline constexpr const char* kVersionFile = "iamglass";
inline constexpr std::string_view kFormat("\x0F\x0DXapian Glass\x04\x6E", 16);
// The version file counts the bytes of a block in these.
inline constexpr std::uint64_t kBlockUnit = 2048;

inline constexpr std::size_t kMaxVintBytes = 10;

// Copies bytes to `at` and gives the end. They are few, mostly: a call would cost more than the
// copying, so short ones are taken as two words that overlap.
inline char* put_bytes(char* at, std::string_view bytes) {
  const std::size_t size = bytes.size();
  const char* const from = bytes.data();
  const auto copy_ends = [&](auto word) {
    auto last = word;
    std::memcpy(&word, from, sizeof word);
    std::memcpy(&last, from + size - sizeof last, sizeof last);
    std::memcpy(at, &word, sizeof word);
    std::memcpy(at + size - sizeof last, &last, sizeof last);
  };
  if (size > 16) {
    std::memcpy(at, from, size);
  } else if (size >= 8) {
    copy_ends(std::uint64_t{});
  } else if (size >= 4) {
    copy_ends(std::uint32_t{});
  } else {
    for (std::size_t i = 0; i < size; ++i) at[i] = from[i];
  }
  return at + size;
}

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

// Takes one off the front of `bytes`; false where there is none.
[[nodiscard]] bool take_long_vint(std::string_view& bytes, std::uint64_t& number);
[[nodiscard]] inline bool take_vint(std::string_view& bytes, std::uint64_t& number) {
  if (bytes.empty() || static_cast<unsigned char>(bytes.front()) >= 0x80) {
    return take_long_vint(bytes, number);
  }
  number = static_cast<unsigned char>(bytes.front());
  bytes.remove_prefix(1);
  return true;
}

// How many bytes the beginnings of two terms have in common.
inline std::size_t common_prefix(std::string_view a, std::string_view b) {
  const std::size_t most = std::min(a.size(), b.size());
  std::size_t common = 0;
  while (common < most && a[common] == b[common]) ++common;
  return common;
}

// The length, then the bytes.
void append_string(std::string& out, std::string_view bytes);

// One ASCII digit, 0 or 1.
inline char* put_bool(char* at, bool value) {
  *at++ = value ? '1' : '0';
  return at;
}

// The significant bytes, the least first: only at the end of a key, whose length bounds it.
void append_last_number(std::string& out, std::uint64_t number);

// A number that compares, as bytes, as it does by value; two bytes below 0x8000.
inline constexpr std::size_t kMaxSortableBytes = 5;
[[nodiscard]] char* put_sortable(char* at, Docid docid);
inline void append_sortable(std::string& out, Docid docid) {
  char bytes[kMaxSortableBytes];
  out.append(bytes, put_sortable(bytes, docid));
}
// What is written so; nothing where `bytes` are no such number and no more.
[[nodiscard]] std::optional<Docid> read_sortable(std::string_view bytes);

// Bytes that keep their order where something follows them: a zero byte is escaped, and one ends
// them.
void append_sorted_string(std::string& out, std::string_view bytes);
// The same at the end of a key, without the closing zero.
void append_last_sorted_string(std::string& out, std::string_view bytes);

}  // namespace newsdex::glass
