// Feeds a fuzzer's bytes to the SGML readers.
#include "corpus/reuters_sgml.hpp"
#include "corpus/trec_sgml.hpp"
#include "tests/fuzz/article_checker.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace newsdex;
  fuzz::read_all(kReutersSgmlFormat, fuzz::as_text(data, size));
  fuzz::read_all(kTrecSgmlFormat, fuzz::as_text(data, size));
  return 0;
}
