// Feeds a fuzzer's bytes to the reader of tables.
#include "corpus/csv.hpp"
#include "tests/fuzz/article_checker.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace newsdex;
  fuzz::read_all(
      [](TextWindow& window, RecordSink& sink) { static_cast<void>(read_csv(window, sink)); },
      fuzz::as_text(data, size));
  return 0;
}
