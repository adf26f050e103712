// Feeds a fuzzer's bytes to the readers of XML, and with them to what tames it.
#include "corpus/feed.hpp"
#include "corpus/newsml1.hpp"
#include "corpus/newsml_g2.hpp"
#include "corpus/nitf.hpp"
#include "tests/fuzz/article_checker.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace newsdex;
  for (const auto parser : {read_feed, read_nitf, read_newsml_g2, read_newsml1}) {
    fuzz::read_all(
        [&](TextWindow& window, RecordSink& sink) { static_cast<void>(parser(window, sink)); },
        fuzz::as_text(data, size));
  }
  return 0;
}
