// Bytes as tests of formats write them: "04 31 6c" there, strings here.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace newsdex::test {

inline std::string hex(std::string_view bytes) {
  std::string out;
  for (const char byte : bytes) out += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  return out;
}

// White space is for the reader.
inline std::string unhex(std::string_view digits) {
  std::string out;
  int high = -1;
  for (const char c : digits) {
    if (c == ' ' || c == '\n') continue;
    const int value = c <= '9' ? c - '0' : c - 'a' + 10;
    if (high >= 0) out.push_back(static_cast<char>(high * 16 + value));
    high = high >= 0 ? -1 : value;
  }
  return out;
}

}  // namespace newsdex::test
