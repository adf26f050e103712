// Looks keys up in a table of a glass database, in place: the file is mapped into memory, so that a
// look-up copies nothing and asks the system for nothing, where Xapian reads 8 kB a block. That is
// what makes phrases fast: each article looked into is a look-up or more.
//
// A writer may write over blocks of the state that is read here, once it is two commits on. Each
// block says in which revision it was written; one of a later revision than ours ends the reading
// with Xapian::DatabaseModifiedError, as in Xapian itself. What was read is to be trusted only
// after `require_unchanged`.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "searcher/glass_block_view.hpp"
#include "searcher/glass_root.hpp"
#include "searcher/mapped_file.hpp"

namespace newsdex::glass {

struct Tag {
  std::string_view bytes;  // until the next look-up
  bool is_deflated = false;
};

// For one thread; copies share the mapped file and nothing else.
class TableReader {
 public:
  // Throws Error(kInputOutput) where the file cannot be mapped or is shorter than the root says.
  TableReader(const std::filesystem::path& file, const RootRecord& root);

  // What the table has for a key; nothing where it has none. Keys that ascend are found the
  // quickest. Throws Xapian::DatabaseModifiedError, and DatabaseCorruptError for what no glass
  // table can hold.
  [[nodiscard]] std::optional<Tag> find(std::string_view key);

  // Throws Xapian::DatabaseModifiedError where what `find` gave may have been written over since.
  void require_unchanged() const;

 private:
  [[nodiscard]] BlockView leaf_of(const Place& place);
  [[nodiscard]] Tag join(std::string_view key, Tag first);
  [[nodiscard]] std::string_view bytes_of(std::uint32_t block) const;

  std::shared_ptr<const MappedFile> file_;
  RootRecord root_;
  std::uint32_t block_ = 0;  // that was looked into last
  bool is_leaf_ = false;
  std::string joined_;  // the tag looked up last, where it was in pieces
};

}  // namespace newsdex::glass
