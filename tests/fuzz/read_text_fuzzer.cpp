// Feeds a fuzzer's bytes to the plain text reader.
#include "corpus/plain_text.hpp"
#include "corpus/recognise.hpp"
#include "tests/fuzz/article_checker.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace newsdex;
  const std::string_view text = fuzz::as_text(data, size);
  for (const char* name : {"a", "a.txt", "a.html", "a.json", "a.jsonl", "a.sgm"}) {
    const Recognition kind = recognise(text, name);
    fuzz::require((kind.verdict == Verdict::kRead) == kind.reason.empty());
  }
  fuzz::read_one(read_plain_text, text);
  return 0;
}
