// An article: one record of a file, read into fields.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <newsdex/date.hpp>

namespace newsdex {

// All strings but `path` are valid UTF-8 without control characters other than line feeds; every
// field but `text` is one line. An unknown value is empty or absent.
struct Article {
  std::string id;     // unique in an index and stable: "reuters/reut2-000.sgm#12"
  std::string docno;  // the record's own id, else made of the file's name; what TREC runs print
  std::string path;   // the file, absolute, its exact bytes
  std::string title;
  std::string text;             // paragraphs end in line feeds; does not hold the title
  std::optional<Date> date;     // published
  std::optional<Date> updated;  // last changed by the publisher
  std::string source;           // the publisher
  std::string language;         // BCP 47: "en"
  std::string url;
  std::string byline;
  std::vector<std::string> topics;

  friend bool operator==(const Article&, const Article&) = default;
};

}  // namespace newsdex
