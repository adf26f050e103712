// What parsers give: a record's fields as they stand in the file, decoded but not yet made fit for
// an article.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace newsdex {

struct RawRecord {
  std::string id;          // the record's own; empty: it has none
  std::uint64_t line = 0;  // where it begins; 0: not known
  std::string title;
  std::string text;
  std::string date;
  std::string updated;
  std::string source;
  std::string language;
  std::string url;
  std::string byline;
  std::vector<std::string> topics;
  // Where the text's lines are wrapped: see lay_out.
  unsigned wrap_width = 0;
  // What was met in reading it that its user should know.
  std::vector<std::string> warnings;
  // Parts of it that are not for us: "attachment photo.jpg (image/jpeg)".
  std::vector<std::string> left_out;
};

class BrokenSink {
 public:
  virtual ~BrokenSink() = default;
  // A record that cannot be read; it counts among the file's records. `id` may be empty.
  virtual void broken(std::uint64_t line, const std::string& id, const std::string& reason) = 0;
};

// All strings are valid UTF-8, but may hold control characters.
class RecordSink : public BrokenSink {
 public:
  virtual void record(RawRecord&& record) = 0;
  // What its user should know of something that is no record, such as a part that holds no news.
  virtual void note(std::uint64_t line, const std::string& id, const std::string& reason) = 0;
};

// Why a record of more than kMaxRecordBytes is broken, and what to do.
[[nodiscard]] std::string too_long_record();

}  // namespace newsdex
