// What tests of reading share: a sink that remembers, files made of text, and compression.
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <string>
#include <string_view>
#include <vector>

#include "corpus/byte_stream.hpp"
#include "corpus/cut_record.hpp"
#include "corpus/raw_record.hpp"
#include "corpus/reader.hpp"
#include "corpus/text_window.hpp"
#include "tests/support/paths.hpp"

namespace newsdex::test {

struct Recorder final : ArticleSink {
  std::vector<Article> articles;
  std::vector<std::string> records;  // the names that the articles came with
  std::vector<RecordIssue> issues;
  FileOutcome outcome;

  void article(Article&& article, const std::string& record) override {
    articles.push_back(std::move(article));
    records.push_back(record);
  }
  void issue(const RecordIssue& issue) override { issues.push_back(issue); }
};

inline Recorder read(const std::filesystem::path& file, const ReadOptions& options = {}) {
  Recorder recorder;
  recorder.outcome = read_file(file.string(), options, recorder);
  return recorder;
}

// What was said of that kind, a line each.
inline std::vector<std::string> told(const Recorder& read, IssueKind kind) {
  std::vector<std::string> lines;
  for (const RecordIssue& issue : read.issues) {
    if (issue.kind == kind) lines.push_back(issue.record + ": " + issue.reason);
  }
  return lines;
}

// As a file of that name.
inline Recorder read_text(const std::string& name, std::string_view content,
                          const ReadOptions& options = {}) {
  const TemporaryFolder folder;
  return read(folder.write(name, content), options);
}

// What a parser gives, before it is made articles.
struct RawRecorder final : RecordSink {
  struct Broken {
    std::uint64_t line;
    std::string reason;
  };
  std::vector<RawRecord> records;
  std::vector<Broken> broken_records;
  std::vector<std::string> notes;

  void record(RawRecord&& record) override { records.push_back(std::move(record)); }
  void broken(std::uint64_t line, const std::string&, const std::string& reason) override {
    broken_records.push_back({line, reason});
  }
  void note(std::uint64_t, const std::string&, const std::string& reason) override {
    notes.push_back(reason);
  }
};

// Runs a parser of windows over text in memory.
template <class Parser>
RawRecorder parse(Parser parser, std::string_view text) {
  RawRecorder recorder;
  const auto bytes = bytes_of(text);
  TextWindow window(*bytes);
  parser(window, recorder);
  return recorder;
}
inline RawRecorder parse(const RecordFormat& format, std::string_view text) {
  return parse([&](TextWindow& window, RecordSink& sink) { read_records(format, window, sink); },
               text);
}

// `content` through one of libarchive's filters (ARCHIVE_FILTER_GZIP, …).
inline std::string compressed(std::string_view content, int filter) {
  std::string out(content.size() * 2 + (1 << 20), '\0');
  std::size_t used = 0;
  archive* writer = archive_write_new();
  archive_write_add_filter(writer, filter);
  archive_write_set_format_raw(writer);
  archive_write_set_bytes_in_last_block(writer, 1);  // no padding
  archive_write_open_memory(writer, out.data(), out.size(), &used);
  archive_entry* entry = archive_entry_new();
  archive_entry_set_filetype(entry, AE_IFREG);
  archive_write_header(writer, entry);
  archive_write_data(writer, content.data(), content.size());
  archive_entry_free(entry);
  archive_write_close(writer);
  archive_write_free(writer);
  out.resize(used);
  return out;
}

inline std::string gzipped(std::string_view content) {
  return compressed(content, ARCHIVE_FILTER_GZIP);
}

}  // namespace newsdex::test
