// Cuts an archive of the web, WARC or ARC, into its records.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "corpus/text_window.hpp"

namespace newsdex {

struct WebRecord {
  std::string type;          // as WARC calls it: "response", "warcinfo", …
  std::string id;            // of ARC, which has none: "20140216050221/http://example.com/"
  std::string url;           // what it is of
  std::string date;          // when it was taken: "2014-02-16T05:02:21Z"
  std::string content_type;  // of the block; in ARC, of what the server sent in it
  std::string_view block;    // valid during the call
  std::uint64_t line = 0;
  bool too_long = false;  // of more than kMaxWebRecordBytes: the block was passed over
};

inline constexpr std::uint64_t kMaxWebRecordBytes = 64ull << 20;

class WebRecordSink {
 public:
  virtual ~WebRecordSink() = default;
  // False ends the reading.
  virtual bool web_record(const WebRecord& record) = 0;
  // A record that is not what its header says; `id` may be empty.
  virtual void broken_record(const std::string& id, std::uint64_t line,
                             const std::string& reason) = 0;
  // A record in which the stream is damaged, and it may be more of them.
  virtual void lost_records(const std::string& id, std::uint64_t line,
                            const std::string& reason) = 0;
};

// Gives every record to the end of the window. One whose length is wrong, which shows in that no
// other begins behind it, is broken, and reading goes on where the next one begins. So it does
// behind damage in a compressed stream that has a member a record. Answers where
// and why the archive ends before its end, in a record that lacks bytes with none behind it; empty:
// it does not, or the window's own failure says it.
[[nodiscard]] std::string cut_warc(TextWindow& window, WebRecordSink& sink);
[[nodiscard]] std::string cut_arc(TextWindow& window, WebRecordSink& sink);

}  // namespace newsdex
