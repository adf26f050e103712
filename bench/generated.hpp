// Text that looks like news to an analyzer and an index, the same on every machine: words drawn by
// Zipf's law from a vocabulary that a fixed seed makes of syllables.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <newsdex/article.hpp>

namespace newsdex::bench {

enum class Script {
  kAscii,     // every letter ASCII, as in most English text
  kAccented,  // one word in six has an accent, as in French or Portuguese
  kChinese,   // no spaces; words of one to three Han characters, common words among them
};

class Generator {
 public:
  explicit Generator(Script script, std::uint32_t seed = 1);

  // The `rank`th most frequent word, from 0.
  [[nodiscard]] const std::string& word(std::size_t rank) const { return vocabulary_[rank]; }
  [[nodiscard]] std::string sentence();
  // Paragraphs of three or four sentences, of `bytes` or a little more.
  [[nodiscard]] std::string text(std::size_t bytes);
  // An article of 1,000 to 4,000 bytes of text, with every field of an agency's.
  [[nodiscard]] Article article(std::size_t ordinal);

 private:
  [[nodiscard]] std::string new_word();
  [[nodiscard]] std::string words(std::uint32_t count);
  [[nodiscard]] const std::string& any_word();
  [[nodiscard]] std::uint32_t below(std::uint32_t bound) {
    return static_cast<std::uint32_t>(random_() % bound);
  }

  Script script_;
  std::mt19937 random_;  // its numbers are fixed by the standard, those of distributions are not
  std::vector<std::string> vocabulary_;
  std::vector<double> cumulative_;  // of the words' frequencies, ends at 1
};

// The first `count` articles of a generator of seed 1, one a line of JSON.
[[nodiscard]] std::string generated_json_lines(Script script, std::size_t count);

}  // namespace newsdex::bench
