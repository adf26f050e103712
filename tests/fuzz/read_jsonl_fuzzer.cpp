// Feeds a fuzzer's bytes to the JSON Lines reader.
#include "corpus/json_lines.hpp"
#include "tests/fuzz/article_checker.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace newsdex;
  fuzz::read_all(kJsonLinesFormat, fuzz::as_text(data, size));
  return 0;
}
