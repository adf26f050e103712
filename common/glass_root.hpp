// Where the tables of a glass database begin: what its file `iamglass` says; and that they are
// there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include <newsdex/error.hpp>

namespace newsdex::glass {

// No table is higher: so many blocks no file can hold.
inline constexpr unsigned kMostLevels = 10;

// A table at one revision of its database.
struct RootRecord {
  std::uint32_t revision = 0;
  std::uint32_t block = 0;  // the root's number
  unsigned level = 0;       // of the root; leaves are on level 0
  std::size_t block_bytes = 0;
  std::uint64_t blocks = 0;  // in the file; 0: the table was never written
};

struct Roots {
  std::string uuid;  // as Xapian::Database::get_uuid writes it
  std::uint32_t revision = 0;
  RootRecord postlist;
  RootRecord docdata;
  RootRecord termlist;
  RootRecord position;
};

// Nothing where the folder holds no glass database of the format that we know.
[[nodiscard]] std::optional<Roots> read_roots(const std::filesystem::path& folder);

// What is to be said where the folder is such a database, but what it says of itself cannot be, or
// the file of a table that was written is missing or ends before its root: Xapian takes a missing
// table for an empty one, so that phrases find nothing and what compacts the rest makes a sound
// index of it, and may die of the others. Nothing where none of that is so.
[[nodiscard]] std::optional<Error> seen_damage(const std::filesystem::path& folder);

}  // namespace newsdex::glass
