// SQLite's FTS5 as its documentation shows it, built as fast as its pragmas allow.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

namespace newsdex::bench {

// FTS5 keeps so much in memory before it writes a segment.
inline constexpr std::size_t kSqliteDefaultHashBytes = 1 << 20;
inline constexpr std::size_t kSqliteLargeHashBytes = 256 << 20;

// Makes a database in the new folder `index` of the articles of a JSON Lines file, in one
// transaction, and gives their number. Throws Error(kInputOutput) with what SQLite says.
std::uint64_t build_sqlite(const std::filesystem::path& input, const std::filesystem::path& index,
                           std::size_t hash_bytes);

// Merges all that FTS5 has of such a database into one segment, which is searched fastest.
void merge_sqlite(const std::filesystem::path& index);

[[nodiscard]] std::string sqlite_version();

}  // namespace newsdex::bench
