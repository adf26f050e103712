// The manifest: what the index knows of every file that it has seen. A file is one metadata value,
// one of many records a few, in a compact binary form (docs/index-format.md).
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

namespace newsdex {

enum class Fate : unsigned char {
  kRead = 0,     // its articles are in the index; `reason` tells of records that could not be read
  kSkipped = 1,  // not for us: hidden, a kind that is not read
  kFailed = 2,   // could not be read; articles of former times are kept
  kRemoved = 3,  // the user removed it; stays out until it changes
};

struct FileRow {
  std::string path;    // absolute, exact bytes
  std::string source;  // name of the source that brought it
  Fate fate = Fate::kRead;
  std::string format;  // as FileOutcome::format
  std::string reason;  // why it was skipped, or what could not be read
  std::string holds;   // as FileOutcome::holds
  std::uint64_t size = 0;
  std::int64_t mtime_ns = 0;
  std::int64_t checked_ns = 0;                // when size and mtime were taken, by the same clock
  std::optional<std::uint64_t> content_hash;  // absent: it could not be read, or was not to be
  std::uint64_t articles = 0;                 // how many records it has

  friend bool operator==(const FileRow&, const FileRow&) = default;
};

// An article of a file, as far as an update needs it to see what changed and to take it away.
struct FileRecord {
  std::uint64_t id_hash = 0;
  std::uint64_t article_hash = 0;
  std::uint32_t docid = 0;
  std::uint32_t passages = 0;
  std::uint64_t text_bytes = 0;

  friend bool operator==(const FileRecord&, const FileRecord&) = default;
};

// What a record's id is told by.
[[nodiscard]] std::uint64_t hash_id(std::string_view id);

// The reason of a record that Xapian cannot hold.
inline constexpr const char* kTooLongToStore = "its text is too long to be stored";

// True where the file, or some record of it, could not be read.
[[nodiscard]] bool is_failure(const FileRow& row);

// The metadata key of a file's row; a long path is hashed, so the row holds the path, too.
[[nodiscard]] std::string manifest_key(std::string_view path);

// How many records a row has room for, and a key of those further ones that stand beside it. Every
// update reads all rows, and records of those files alone that changed: so rows are kept short.
// Under one key Xapian holds some 130 MB, and a record takes up to 36 bytes.
struct RecordRoom {
  std::size_t in_row = 100;
  std::size_t under_key = 1'000'000;
};

using SetMetadata = std::function<void(const std::string& key, const std::string& value)>;

// Sets what an index keeps of a file: its row, and the records that it has no room for.
void write_file(const FileRow& row, std::span<const FileRecord> records, const SetMetadata& set,
                RecordRoom room = {});
// Takes away the records of a file that stand under keys of their own; to be done before its row is
// written anew, or taken away.
void clear_further_records(const Xapian::Database& database, std::string_view path,
                           const SetMetadata& set);

// `further`: how many more records the file has than those given.
[[nodiscard]] std::string encode_row(const FileRow& row, std::span<const FileRecord> records,
                                     std::uint64_t further = 0);
// Reads a row back and, where `records` is given, those of its records that stand in it. Throws
// Error(kCorrupt).
[[nodiscard]] FileRow decode_row(std::string_view value,
                                 std::vector<FileRecord>* records = nullptr);

// Rows by path, without their records.
using Manifest = std::map<std::string, FileRow, std::less<>>;
[[nodiscard]] Manifest read_manifest(const Xapian::Database& database);
// These two throw Error(kCorrupt) also for a record whose document id the database never used.
[[nodiscard]] std::vector<FileRecord> read_records(const Xapian::Database& database,
                                                   std::string_view path);
// Gives every row with its records, in order of their keys.
void each_row(const Xapian::Database& database,
              const std::function<void(FileRow&&, std::vector<FileRecord>&&)>& take);

// The rows at `folder` and below it, in order of paths.
[[nodiscard]] std::vector<const FileRow*> rows_under(const Manifest& manifest,
                                                     std::string_view folder);

}  // namespace newsdex
