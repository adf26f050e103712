// Articles as text, so that a test shows all that was read of them at once.
#pragma once

#include <string>

#include "corpus/reader.hpp"
#include "tests/corpus/recorder.hpp"

namespace newsdex::test {

// A line for each field that is known; the text's lines behind "| ".
inline std::string described(const Article& article) {
  std::string out;
  const auto line = [&](const char* name, const std::string& value) {
    if (!value.empty()) out.append(name).append(": ").append(value).append("\n");
  };
  line("docno", article.docno);
  line("title", article.title);
  line("date", article.date ? to_string(*article.date) : "");
  line("updated", article.updated ? to_string(*article.updated) : "");
  line("source", article.source);
  line("language", article.language);
  line("url", article.url);
  line("byline", article.byline);
  for (const std::string& topic : article.topics) line("topic", topic);
  std::string text;
  for (const char c : article.text) text.append(c == '\n' ? "\n| " : std::string(1, c));
  if (!text.empty()) out.append("| ").append(text).append("\n");
  return out;
}

// All articles with an empty line between, then what was said about them.
inline std::string described(const Recorder& read) {
  std::string out;
  for (const Article& article : read.articles) {
    if (!out.empty()) out.append("\n");
    out.append(described(article));
  }
  for (const RecordIssue& issue : read.issues) {
    out.append(issue.kind == IssueKind::kWarning ? "warning" : "failed");
    out.append(issue.record.empty() ? "" : " " + issue.record).append(": ");
    out.append(issue.reason).append("\n");
  }
  if (!read.outcome.reason.empty()) {
    out.append(read.outcome.fate == FileFate::kSkipped ? "skipped: " : "failed: ");
    out.append(read.outcome.reason).append("\n");
  }
  return out;
}

}  // namespace newsdex::test
