// Reads bytes as two fields of an article that may hold mojibake: they stay UTF-8, never grow,
// and change exactly where that is said.
#include "corpus/charset.hpp"
#include "corpus/mojibake.hpp"
#include "tests/fuzz/article_checker.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace newsdex;
  const std::string_view bytes = fuzz::as_text(data, size);
  const std::size_t title_end = std::min(bytes.find('\n'), size);
  const std::string title = decode(bytes.substr(0, title_end), "utf-8");
  const std::string text = decode(bytes.substr(title_end), "utf-8");
  std::string new_title = title;
  std::string new_text = text;
  const bool repaired = repair_mojibake({&new_title, &new_text});
  fuzz::require(repaired == (new_title != title || new_text != text));
  fuzz::require(is_utf8(new_title) && is_utf8(new_text));
  fuzz::require(new_title.size() <= title.size() && new_text.size() <= text.size());
  return 0;
}
