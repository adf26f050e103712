// Text to try things on: random text that is rich in what is odd, and real text.
#pragma once

#include <unicode/uchar.h>

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "common/code_points.hpp"
#include "tests/support/paths.hpp"

namespace newsdex::test {

// The same texts for the same seed, on every machine.
class RandomText {
 public:
  explicit RandomText(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t bound) { return random_() % bound; }
  bool once_in(std::size_t times) { return below(times) == 0; }

  // At most `most` characters of an alphabet.
  std::string of(std::u32string_view alphabet, std::size_t most) {
    std::string text;
    for (std::size_t left = below(most + 1); left > 0; --left) {
      append_code_point(text, static_cast<std::int32_t>(alphabet[below(alphabet.size())]));
    }
    return text;
  }
  // At most `most` characters: half ASCII, half assigned characters from anywhere.
  std::string unicode(std::size_t most) {
    static constexpr std::u32string_view kAscii = U"aBs 1'.-_@,\n";
    std::string text;
    for (std::size_t left = below(most + 1); left > 0; --left) {
      append_code_point(text, once_in(2) ? static_cast<std::int32_t>(kAscii[below(kAscii.size())])
                                         : any_character());
    }
    return text;
  }
  // At most `most` bytes, whatever they are.
  std::string bytes(std::size_t most) {
    std::string text;
    for (std::size_t left = below(most + 1); left > 0; --left) {
      text.push_back(static_cast<char>(below(256)));
    }
    return text;
  }

 private:
  // Of the first two planes, which hold nearly all characters in use.
  std::int32_t any_character() {
    while (true) {
      const auto c = static_cast<std::int32_t>(1 + below(once_in(4) ? 0x1FFFF : 0x3000));
      if (u_isdefined(c) && !U_IS_SURROGATE(c)) return c;
    }
  }

  std::mt19937 random_;
};

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The files of the sample corpus and, where the real data is present, of the folders or files named
// (relative to it); those above 4 MB are left out.
inline std::vector<std::filesystem::path> real_files(const std::vector<std::string>& data) {
  namespace fs = std::filesystem;
  constexpr std::uintmax_t kMostBytes = 4 << 20;
  std::vector<fs::path> roots = {sample_corpus()};
  for (const std::string& name : data) roots.push_back(data_dir() / name);
  std::vector<fs::path> files;
  for (const fs::path& root : roots) {
    if (fs::is_regular_file(root)) files.push_back(root);
    if (!fs::is_directory(root)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
      if (entry.is_regular_file() && entry.file_size() <= kMostBytes) files.push_back(entry.path());
    }
  }
  return files;
}

}  // namespace newsdex::test
