// Reading one file: from its bytes to articles, whatever its format, compression and encoding.
#pragma once

#include <cstdint>
#include <string>

#include <newsdex/article.hpp>

#include "corpus/expansion.hpp"

namespace newsdex {

struct ReadOptions {
  // Of articles that declare none, and, where it is looked for, whose text does not show it.
  std::string default_language = "en";
  bool detect_language = true;
  ExpansionLimits limits = {};  // of compressed files and archives
  // That parse the records of a file, of formats that can be cut into them without being parsed
  // (JSON Lines, the SGML of Reuters and TREC). What is read is the same for every number of them,
  // and the sink is called by the thread that reads.
  unsigned threads = 1;
  // Of a file's text, so much is parsed by the thread that reads: others help with what is longer.
  std::uint64_t split_from_bytes = 2ull << 20;
  // That what is cut and parsed ahead may take where threads are many, beside one long record.
  std::uint64_t read_ahead_bytes = 64ull << 20;
  // Find out what would be read as what, and give no article. What shows only in reading, such as a
  // broken record, does not come up.
  bool only_recognise = false;
  // Kept at how many of the file's bytes, compressed as they are, were read; may be null.
  std::uint64_t* file_bytes_read = nullptr;
};

enum class IssueKind {
  kWarning,  // nothing is lost: a date that cannot be read, no words, a repeated id
  kFailed,   // a record was not: broken markup or JSON
  kSkipped,  // it holds something that is not for us: an image in an archive
};

// What went wrong inside a file, and where.
struct RecordIssue {
  IssueKind kind = IssueKind::kFailed;
  // The record's own id or ordinal ("#12"), empty: not known. In an archive its entry's name comes
  // first: "dir/r.sgm#12".
  std::string record;
  std::uint64_t line = 0;  // from 1, in the decompressed text; 0: not known
  std::string reason;      // "not valid JSON: …"
};

// Receives what a file holds, in the file's order.
class ArticleSink {
 public:
  virtual ~ArticleSink() = default;
  // The article has every field but `id`, which reader callers make of `record`: its own id, or its
  // ordinal from 1 in a file of many; empty in a file of one. In an archive it begins with the
  // entry's name: "dir/a.html", "dir/r.sgm#12". `docno` and `path` are set.
  virtual void article(Article&& article, const std::string& record) = 0;
  virtual void issue(const RecordIssue& issue) = 0;
};

enum class FileFate { kRead, kSkipped, kFailed };

struct FileOutcome {
  FileFate fate = FileFate::kRead;
  // As format_name() gives it ("jsonl"); empty: not recognised.
  std::string format;
  // Of an archive, what it holds, for people: "12 html, 3 text, 4 skipped".
  std::string holds;
  std::string reason;         // why it was skipped, or failed as a whole or from some point on
  bool complete = true;       // read to its end: what it did not give is not in it
  std::uint64_t records = 0;  // articles given
  // … of these, articles of UTF-8 that had been read as windows-1252, and was repaired
  std::uint64_t repaired = 0;
  // … articles with a date, or the time of one, that cannot be read
  std::uint64_t unread_dates = 0;
};

// Reads the file and gives its articles to `sink`; `path` is absolute, exact bytes. Never throws
// for what is in the file or for one that cannot be opened: that is the outcome. Files of any size
// are read in bounded memory, but for one record (kMaxRecordBytes; a longer one is an issue).
//
// What is in an archive is read as files of their own would be, archives in it too, up to
// kMaxNesting of them one inside another (a compressed archive counts once). Nothing of it is
// written to the disk. What cannot be read of it is an issue; the rest is read.
[[nodiscard]] FileOutcome read_file(const std::string& path, const ReadOptions& options,
                                    ArticleSink& sink);

inline constexpr std::uint64_t kMaxRecordBytes = 256ull << 20;
inline constexpr int kMaxNesting = 3;

// XXH3 of the file's bytes (64 bits), for telling whether it changed. Throws Error(kInputOutput).
[[nodiscard]] std::uint64_t hash_file(const std::string& path);
// XXH3 of all fields of an article but its path: equal articles need not be indexed again.
[[nodiscard]] std::uint64_t hash_article(const Article& article);

}  // namespace newsdex
