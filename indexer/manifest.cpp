#include "indexer/manifest.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <cstring>
#include <limits>
#include <newsdex/error.hpp>

#include "common/glass_encoding.hpp"
#include "common/paths.hpp"
#include "common/schema.hpp"

namespace newsdex {

namespace {

constexpr unsigned char kRowVersion = 1;
constexpr unsigned char kPartedRowVersion = 2;  // further records stand under keys of their own

void put_fixed(std::string& out, std::uint64_t value) {
  for (unsigned shift = 0; shift < 64; shift += 8) out += static_cast<char>(value >> shift);
}

class RowReader {
 public:
  explicit RowReader(std::string_view bytes) : rest_(bytes) {}

  std::string_view take(std::uint64_t count) {
    if (count > rest_.size()) cut_short();
    const std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
  }
  unsigned char byte() { return static_cast<unsigned char>(take(1)[0]); }
  std::uint64_t varint() {
    std::uint64_t value = 0;
    if (!glass::take_vint(rest_, value)) cut_short();
    return value;
  }
  std::uint32_t small_varint() {
    const std::uint64_t value = varint();
    if (value <= std::numeric_limits<std::uint32_t>::max()) {
      return static_cast<std::uint32_t>(value);
    }
    throw Error(ErrorKind::kCorrupt,
                "a file's row in the index holds a number that is too large; index afresh into a "
                "new folder");
  }
  std::uint64_t fixed() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 8) {
      value |= static_cast<std::uint64_t>(byte()) << shift;
    }
    return value;
  }
  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  std::string string() { return std::string(take(varint())); }

 private:
  [[noreturn]] static void cut_short() {
    throw Error(ErrorKind::kCorrupt,
                "a file's row in the index is cut short; index afresh into a new folder");
  }

  std::string_view rest_;
};

Fate checked_fate(unsigned char byte) {
  if (byte > static_cast<unsigned char>(Fate::kRemoved)) {
    throw Error(ErrorKind::kCorrupt,
                "a file's row in the index makes no sense; index afresh into a new folder");
  }
  return static_cast<Fate>(byte);
}

void put_record(std::string& out, const FileRecord& record) {
  put_fixed(out, record.id_hash);
  put_fixed(out, record.article_hash);
  glass::append_vint(out, record.docid);
  glass::append_vint(out, record.passages);
  glass::append_vint(out, record.text_bytes);
}

FileRecord take_record(RowReader& in) {
  FileRecord record;
  record.id_hash = in.fixed();
  record.article_hash = in.fixed();
  record.docid = in.small_varint();
  record.passages = in.small_varint();
  record.text_bytes = in.varint();
  return record;
}

std::string hashed_path(std::string_view path) {
  const XXH128_hash_t hash = XXH3_128bits(path.data(), path.size());
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

// Of a file's further records, from 1.
std::string records_key(std::string_view path, std::uint64_t number) {
  return fmt::format("{}{}:{}", schema::kRecordsKeyPrefix, hashed_path(path), number);
}

// By a docid of these, articles are found in arrays as long as the index.
void require_held(const FileRow& row, std::span<const FileRecord> records, Xapian::docid last) {
  for (const FileRecord& record : records) {
    if (record.docid > 0 && record.docid <= last) continue;
    throw Error(ErrorKind::kCorrupt,
                fmt::format("the index says that {} has article {}, and holds no such one (1 to {} "
                            "may be); index afresh into a new folder",
                            row.path, record.docid, last));
  }
}

// With all of its records.
FileRow decode_file(const Xapian::Database& database, std::string_view value,
                    std::vector<FileRecord>& records) {
  FileRow row = decode_row(value, &records);
  for (std::uint64_t number = 1; records.size() < row.articles; ++number) {
    const std::string further = database.get_metadata(records_key(row.path, number));
    RowReader in(further);
    do {
      records.push_back(take_record(in));
    } while (!in.at_end());
  }
  require_held(row, records, database.get_lastdocid());
  return row;
}

}  // namespace

std::uint64_t hash_id(std::string_view id) { return XXH3_64bits(id.data(), id.size()); }

bool is_failure(const FileRow& row) {
  return row.fate == Fate::kFailed || (row.fate == Fate::kRead && !row.reason.empty());
}

std::string manifest_key(std::string_view path) {
  std::string key = std::string(schema::kFileKeyPrefix).append(path);
  if (key.size() <= schema::kMaxMetadataKeyBytes) return key;
  // No path looks like this: they all begin with a slash.
  return std::string(schema::kFileKeyPrefix) + hashed_path(path);
}

void write_file(const FileRow& row, std::span<const FileRecord> records, const SetMetadata& set,
                RecordRoom room) {
  const auto in_row = records.first(std::min(records.size(), room.in_row));
  auto rest = records.subspan(in_row.size());
  set(manifest_key(row.path), encode_row(row, in_row, rest.size()));
  for (std::uint64_t number = 1; !rest.empty(); ++number) {
    const auto now = rest.first(std::min(rest.size(), room.under_key));
    std::string value;
    for (const FileRecord& record : now) put_record(value, record);
    set(records_key(row.path, number), value);
    rest = rest.subspan(now.size());
  }
}

void clear_further_records(const Xapian::Database& database, std::string_view path,
                           const SetMetadata& set) {
  for (std::uint64_t number = 1;; ++number) {
    const std::string key = records_key(path, number);
    if (database.get_metadata(key).empty()) return;
    set(key, "");
  }
}

std::string encode_row(const FileRow& row, std::span<const FileRecord> records,
                       std::uint64_t further) {
  std::string out;
  out += static_cast<char>(further == 0 ? kRowVersion : kPartedRowVersion);
  out += static_cast<char>(row.fate);
  glass::append_string(out, row.path);
  glass::append_string(out, row.source);
  glass::append_string(out, row.format);
  glass::append_string(out, row.reason);
  glass::append_vint(out, row.size);
  put_fixed(out, static_cast<std::uint64_t>(row.mtime_ns));
  put_fixed(out, static_cast<std::uint64_t>(row.checked_ns));
  out += static_cast<char>(row.content_hash.has_value());
  put_fixed(out, row.content_hash.value_or(0));
  if (further > 0) glass::append_vint(out, further);
  glass::append_vint(out, records.size());
  for (const FileRecord& record : records) put_record(out, record);
  if (!row.holds.empty()) glass::append_string(out, row.holds);
  return out;
}

FileRow decode_row(std::string_view value, std::vector<FileRecord>* records) {
  RowReader in(value);
  const unsigned char version = in.byte();
  if (version != kRowVersion && version != kPartedRowVersion) {
    throw Error(ErrorKind::kCorrupt,
                "a file's row in the index is of an unknown version; index afresh into a new "
                "folder");
  }
  FileRow row;
  row.fate = checked_fate(in.byte());
  row.path = in.string();
  row.source = in.string();
  row.format = in.string();
  row.reason = in.string();
  row.size = in.varint();
  row.mtime_ns = static_cast<std::int64_t>(in.fixed());
  row.checked_ns = static_cast<std::int64_t>(in.fixed());
  const bool has_hash = in.byte() != 0;
  const std::uint64_t hash = in.fixed();
  if (has_hash) row.content_hash = hash;
  const std::uint64_t further = version == kPartedRowVersion ? in.varint() : 0;
  const std::uint64_t in_row = in.varint();
  if (records != nullptr) records->clear();
  for (std::uint64_t i = 0; i < in_row; ++i) {
    const FileRecord record = take_record(in);
    if (records != nullptr) records->push_back(record);
  }
  row.articles = in_row + further;
  if (!in.at_end()) row.holds = in.string();
  return row;
}

Manifest read_manifest(const Xapian::Database& database) {
  Manifest manifest;
  const std::string prefix(schema::kFileKeyPrefix);
  const auto end = database.metadata_keys_end(prefix);
  for (auto key = database.metadata_keys_begin(prefix); key != end; ++key) {
    FileRow row = decode_row(database.get_metadata(*key));
    std::string path = row.path;
    manifest.emplace_hint(manifest.end(), std::move(path), std::move(row));
  }
  return manifest;
}

std::vector<FileRecord> read_records(const Xapian::Database& database, std::string_view path) {
  std::vector<FileRecord> records;
  const std::string value = database.get_metadata(manifest_key(path));
  if (!value.empty()) (void)decode_file(database, value, records);
  return records;
}

void each_row(const Xapian::Database& database,
              const std::function<void(FileRow&&, std::vector<FileRecord>&&)>& take) {
  const std::string prefix(schema::kFileKeyPrefix);
  const auto end = database.metadata_keys_end(prefix);
  for (auto key = database.metadata_keys_begin(prefix); key != end; ++key) {
    std::vector<FileRecord> records;
    FileRow row = decode_file(database, database.get_metadata(*key), records);
    take(std::move(row), std::move(records));
  }
}

std::vector<const FileRow*> rows_under(const Manifest& manifest, std::string_view folder) {
  std::vector<const FileRow*> rows;
  for (auto row = manifest.lower_bound(folder);
       row != manifest.end() && row->first.starts_with(folder); ++row) {
    if (is_at_or_under(row->first, folder)) rows.push_back(&row->second);
  }
  return rows;
}

}  // namespace newsdex
