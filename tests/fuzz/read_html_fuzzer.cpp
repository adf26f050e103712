// Feeds a fuzzer's bytes to the HTML reader.
#include "corpus/html.hpp"
#include "tests/fuzz/article_checker.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace newsdex;
  fuzz::read_one(read_html, fuzz::as_text(data, size));
  return 0;
}
