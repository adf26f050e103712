// The first byte chooses what is declared; UTF-16 and UTF-32 go through a window.
#include <array>

#include "corpus/charset.hpp"
#include "corpus/clean_text.hpp"
#include "tests/fuzz/article_checker.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace newsdex;
  static constexpr std::array<std::string_view, 8> kDeclared = {
      "", "utf-8", "iso-8859-1", "shift_jis", "gb18030", "iso-2022-jp", "big5", "koi8-r"};
  if (size == 0) return 0;
  const std::string_view bytes = fuzz::as_text(data + 1, size - 1);
  std::string text = decode(bytes, kDeclared[data[0] % kDeclared.size()]);
  fuzz::require(is_utf8(text));
  clean(text);
  fuzz::require_text(one_line(text), false);
  fuzz::require(decode(text) == text);
  fuzz::require(declared_charset(bytes).size() <= bytes.size());
  const auto stream = bytes_of(bytes);
  TextWindow window(*stream);
  window.read_all(1 << 20);
  fuzz::require(wide_charset(bytes).empty() || is_utf8(window.text()));
  return 0;
}
