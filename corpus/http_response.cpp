#include "corpus/http_response.hpp"

#include <fmt/format.h>
#include <libdeflate.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <memory>
#include <optional>

#include "common/ascii.hpp"
#include "corpus/html.hpp"

namespace newsdex {
namespace {

// The number that a chunk's line begins with; nothing where it is none.
std::optional<std::uint64_t> chunk_size(std::string_view line) {
  line = ascii::trimmed(line.substr(0, line.find(';')));
  std::uint64_t size = 0;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
  if (error != std::errc() || end != line.data() + line.size()) return std::nullopt;
  return size;
}

HttpContent without_chunks(std::string_view body) {
  const std::string_view whole = body;
  HttpContent content;
  for (bool first = true;; first = false) {
    const auto line_end = body.find('\n');
    const auto size = line_end == body.npos ? std::nullopt : chunk_size(body.substr(0, line_end));
    if (!size && first) return {std::string(whole), {}};  // undone before it was archived
    if (!size) {
      // A body that ends with a whole chunk lacks no more than its last, empty one.
      if (!ascii::trimmed(body).empty()) content.failure = "its chunks are wrong or cut short";
      return content;
    }
    body.remove_prefix(line_end + 1);
    if (*size == 0) return content;
    if (*size > body.size()) {
      content.failure = "its chunks are wrong or cut short";
      return content;
    }
    content.bytes.append(body.substr(0, *size));
    body.remove_prefix(*size);
    if (body.starts_with('\r')) body.remove_prefix(1);
    if (body.starts_with('\n')) body.remove_prefix(1);
  }
}

// zlib's stream, as the standard says, or the bare one, as some servers send. Nothing where it is
// neither, or more than a page may be.
std::optional<std::string> inflated(std::string_view bytes) {
  const std::unique_ptr<libdeflate_decompressor, decltype(&libdeflate_free_decompressor)> inflate(
      libdeflate_alloc_decompressor(), &libdeflate_free_decompressor);
  for (const auto decompress : {&libdeflate_zlib_decompress, &libdeflate_deflate_decompress}) {
    for (std::size_t room = bytes.size() * 4 + 1024; room <= 2 * kMaxPageBytes; room *= 2) {
      std::string text(room, '\0');
      std::size_t size = 0;
      const auto result =
          decompress(inflate.get(), bytes.data(), bytes.size(), text.data(), text.size(), &size);
      if (result == LIBDEFLATE_INSUFFICIENT_SPACE) continue;
      if (result != LIBDEFLATE_SUCCESS) break;
      text.resize(size);
      return text;
    }
  }
  return std::nullopt;
}

bool looks_like_markup(std::string_view bytes) { return ascii::trimmed(bytes).starts_with('<'); }

}  // namespace

HttpResponse read_http(std::string_view block) {
  HttpResponse response{0, Headers(block, true), {}};
  const std::string_view line = response.headers.first_line();
  if (!line.starts_with("HTTP/")) return response;
  const auto space = std::min(line.find(' '), line.size());
  const std::string_view status = ascii::trimmed(line.substr(space)).substr(0, 3);
  std::from_chars(status.data(), status.data() + status.size(), response.status);
  // Headers without an end are headers without a body.
  const std::size_t bytes = response.headers.bytes();
  response.body = block.substr(bytes == 0 ? block.size() : bytes);
  return response;
}

HttpContent content_of(const HttpResponse& response) {
  HttpContent content{{}, {}};
  if (ascii::find(response.headers.value("Transfer-Encoding"), "chunked") !=
      std::string_view::npos) {
    content = without_chunks(response.body);
    if (!content.failure.empty()) return content;
  } else {
    content.bytes = response.body;
  }
  const std::string coding(ascii::lower(response.headers.value("Content-Encoding")));
  if (coding == "deflate" && !looks_like_markup(content.bytes)) {
    auto text = inflated(content.bytes);
    if (!text) return {{}, "its content is damaged, or no deflate"};
    content.bytes = std::move(*text);
  } else if (coding == "br" || coding == "compress" || coding.find(',') != std::string::npos) {
    if (!looks_like_markup(content.bytes)) {
      return {{},
              fmt::format("its content is compressed as {}, which newsdex does not read", coding)};
    }
  }
  return content;
}

}  // namespace newsdex
