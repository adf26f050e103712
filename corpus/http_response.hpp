// A response of a web server, as archives of the web keep it: headers and body as they were sent.
#pragma once

#include <string>
#include <string_view>

#include "corpus/headers.hpp"

namespace newsdex {

struct HttpResponse {
  int status = 0;  // 0: this is no response
  Headers headers;
  std::string_view body;
};
[[nodiscard]] HttpResponse read_http(std::string_view block);

// What was sent: `body` without its chunks and what is called deflate undone. gzip and zstd stay,
// since they are seen through by their first bytes; crawlers that undid chunks or compression
// without changing the headers are understood. Where it cannot be read, `failure` says why.
struct HttpContent {
  std::string bytes;
  std::string failure;
};
[[nodiscard]] HttpContent content_of(const HttpResponse& response);

}  // namespace newsdex
