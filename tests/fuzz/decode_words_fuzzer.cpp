// Reads bytes as headers of mail with encoded words: UTF-8 stays UTF-8, and what holds no "=?"
// stays as it is.
#include "corpus/charset.hpp"
#include "corpus/encoded_words.hpp"
#include "tests/fuzz/article_checker.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace newsdex;
  const std::string text = decode(fuzz::as_text(data, size), "utf-8");
  for (const WordsIn where : {WordsIn::kText, WordsIn::kAddress}) {
    const std::string decoded = decode_words(text, where);
    fuzz::require(is_utf8(decoded));
    fuzz::require(text.find("=?") != std::string::npos || decoded == text);
  }
  return 0;
}
