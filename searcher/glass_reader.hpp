// Looks keys up in a table of a glass database, in place: the file is mapped into memory, so that a
// look-up copies nothing and asks the system for nothing, where Xapian reads 8 kB a block. That is
// what makes words and phrases fast: each article looked into is a look-up or more.
//
// A writer may write over blocks of the state that is read here, once it is two commits on. Each
// block says in which revision it was written; one of a later revision than ours ends the reading
// with Xapian::DatabaseModifiedError, as in Xapian itself. What was read is to be trusted only
// after `require_unchanged`.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "common/glass_root.hpp"
#include "searcher/glass_block_view.hpp"
#include "searcher/mapped_file.hpp"

namespace newsdex::glass {

struct Tag {
  std::string_view bytes;  // until the next look-up
  bool is_deflated = false;
};

// A key and what the table has for it, until the next look-up.
struct Entry {
  std::string_view key;
  Tag tag;
};

// For one thread; copies share the mapped file and nothing else.
class TableReader {
 public:
  // Throws Error(kInputOutput) where the file cannot be mapped or is shorter than the root says.
  TableReader(const std::filesystem::path& file, const RootRecord& root);

  // What the table has for a key; nothing where it has none. Keys that ascend are found the
  // quickest. Throws Xapian::DatabaseModifiedError, and DatabaseCorruptError for what no glass
  // table can hold, as the others do.
  [[nodiscard]] std::optional<Tag> find(std::string_view key);
  // The last entry that does not come after `key`. In a table that was ever written there is one:
  // the first has no key.
  [[nodiscard]] std::optional<Entry> find_at_most(std::string_view key);
  // The entry after the one that was found last; nothing behind the last of all.
  [[nodiscard]] std::optional<Entry> next();

  // Throws Xapian::DatabaseModifiedError where what was found may have been written over since.
  void require_unchanged() const { require_unchanged(0); }

 private:
  // Where the search went through on a level: of a branch the item that led further down.
  struct Step {
    std::uint32_t block = 0;
    std::size_t item = 0;
  };

  template <class Action>
  std::invoke_result_t<Action> despite_writers(Action&& action);
  [[nodiscard]] Sought seek(const Place& place);
  [[nodiscard]] std::optional<Sought> seek_in_leaf(const Place& place);
  [[nodiscard]] unsigned lowest_around(const Place& place) const;
  void descend(unsigned level);
  [[nodiscard]] bool step_back();
  [[nodiscard]] bool step_on();
  [[nodiscard]] Entry entry();
  [[nodiscard]] Tag join(Tag first);
  [[nodiscard]] BlockView view(unsigned level) const;
  [[nodiscard]] std::string_view bytes_of(std::uint32_t block) const;
  void require_unchanged(unsigned level) const;

  std::shared_ptr<const MappedFile> file_;
  RootRecord root_;
  std::array<Step, kMostLevels> path_;  // the leaf first
  bool has_leaf_ = false;               // the path leads to a leaf
  std::string joined_;                  // the tag looked up last, where it was in pieces
};

}  // namespace newsdex::glass
