// Feeds a fuzzer's bytes to the reader of JSON documents.
#include "corpus/json_document.hpp"
#include "tests/fuzz/article_checker.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace newsdex;
  fuzz::read_all([](TextWindow& window,
                    RecordSink& sink) { static_cast<void>(read_json_document(window, sink)); },
                 fuzz::as_text(data, size));
  return 0;
}
