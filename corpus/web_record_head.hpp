// What stands before a record in an archive of the web, as WARC and as ARC write it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "corpus/web_records.hpp"

namespace newsdex {

// A record's header.
struct WebRecordHead {
  WebRecord record;
  std::size_t bytes = 0;                // of the header
  std::optional<std::uint64_t> length;  // of the block; absent: no number
};

// How one kind of archive writes its headers.
class WebRecordDialect {
 public:
  virtual ~WebRecordDialect() = default;
  // True where a header begins at the begin of `line`, as far as that can be told from it.
  [[nodiscard]] virtual bool begins_header(std::string_view line) const = 0;
  // Reads the header at the begin of `text`; nothing where it does not end in there.
  [[nodiscard]] virtual std::optional<WebRecordHead> read(std::string_view text) const = 0;
};

[[nodiscard]] const WebRecordDialect& warc_dialect();
[[nodiscard]] const WebRecordDialect& arc_dialect();

}  // namespace newsdex
