// Reads bytes as the response of a web server: its body lies in them, and what it held comes out.
#include "corpus/html.hpp"
#include "corpus/http_response.hpp"
#include "tests/fuzz/article_checker.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace newsdex;
  const std::string_view block = fuzz::as_text(data, size);
  const HttpResponse response = read_http(block);
  fuzz::require(response.body.size() <= size && response.headers.bytes() <= size);
  const HttpContent content = content_of(response);
  fuzz::require(content.bytes.size() <= 2 * kMaxPageBytes);
  const std::string_view type = response.headers.value("Content-Type");
  fuzz::require(media_parameter(type, "charset").size() <= type.size());
  return 0;
}
