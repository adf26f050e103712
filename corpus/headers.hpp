// Header fields as mail, HTTP and WARC write them: "Name: value" lines up to an empty one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace newsdex {

inline constexpr std::size_t kMostHeaderBytes = 64 << 10;

class Headers {
 public:
  // Reads the lines of `text` up to the first empty one, kMostHeaderBytes at most; where
  // `has_first_line` is set, the first is no field. A line that begins with white space goes on
  // with the value before it; what is no field is passed over.
  Headers(std::string_view text, bool has_first_line);

  // "HTTP/1.1 200 OK"
  [[nodiscard]] const std::string& first_line() const { return first_line_; }
  // The value of the first field of this name, whatever its case; empty: there is none.
  [[nodiscard]] std::string_view value(std::string_view name) const;
  // Bytes up to the end of the empty line; 0: it does not come.
  [[nodiscard]] std::size_t bytes() const { return bytes_; }

 private:
  void take(std::string_view line);

  std::string first_line_;
  std::vector<std::pair<std::string, std::string>> fields_;
  std::size_t bytes_ = 0;
};

// A content type's parts: "text/html" in lower case, and a parameter ("charset"), without quotes.
[[nodiscard]] std::string media_type(std::string_view content_type);
[[nodiscard]] std::string media_parameter(std::string_view content_type, std::string_view name);

}  // namespace newsdex
