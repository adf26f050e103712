// The file `iamglass`: it makes a folder of tables a glass database, and tells where their roots
// are. Written last, by a rename: before it there is no database.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>

#include "common/glass_encoding.hpp"
#include "indexer/glass_table.hpp"

namespace newsdex::glass {

struct Tables {
  TableRoot postlist;
  TableRoot docdata;
  TableRoot termlist;
  TableRoot position;
};

// Of all documents together.
struct Statistics {
  std::uint64_t documents = 0;
  Docid last_document = 0;
  std::uint64_t least_length = 0;  // of those that are not 0
  std::uint64_t most_length = 0;
  std::uint64_t most_count = 0;  // of a term in a document
  std::uint64_t total_length = 0;

  void see_document(Docid document, std::uint64_t length, std::uint64_t most_count_in_it);
};

using Uuid = std::array<unsigned char, 16>;
[[nodiscard]] Uuid random_uuid();

[[nodiscard]] std::string encode_version(const Uuid& uuid, const Tables& tables,
                                         const Statistics& statistics);

// Writes the file into a folder whose tables are on the disk already. Throws Error(kInputOutput).
void write_version(const std::filesystem::path& folder, const Tables& tables,
                   const Statistics& statistics);

// True where the Xapian that this program is linked with writes the format that is written here: it
// is asked to make a database at `folder`, where there is none, which is removed again.
[[nodiscard]] bool linked_xapian_writes_glass(const std::filesystem::path& folder);

}  // namespace newsdex::glass
