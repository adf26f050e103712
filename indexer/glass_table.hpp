// A glass table, which is a B-tree file, written once, in key order and without a gap: blocks are
// filled one after the other and the levels above grow as they are closed.
#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/glass_block.hpp"
#include "indexer/sequential_file.hpp"

namespace newsdex::glass {

// What the version file says of a table.
struct TableRoot {
  std::uint64_t keys = 0;
  std::uint32_t blocks = 0;  // 0: never written; otherwise the last one is the root
  unsigned level = 0;        // of the root
};

enum class Presence {
  kAlways,  // Xapian wants the file, an empty one for a table without keys
  kIfUsed,
};

class TableWriter {
 public:
  // Throws Error(kInputOutput), as all of its functions do.
  TableWriter(std::filesystem::path file, Presence presence);

  // `key` (1 to 255 bytes) comes after all before it, as bytes. The tag is cut into as many items
  // as it needs; `compressed` says that it is a raw deflate stream. Throws Error(kInternal) where
  // the key or the tag is longer than the format can hold.
  void add(std::string_view key, std::string_view tag, bool compressed = false);

  // Closes all levels and waits until the file is on the disk.
  [[nodiscard]] TableRoot finish();

 private:
  // The open block of one level, and the key and component that part it from the block before it.
  struct Level {
    explicit Level(unsigned number) : block(number) {}
    Block block;
    std::string dividing_key;
    std::size_t dividing_component = 0;
  };

  void start();
  [[nodiscard]] std::size_t first_piece(std::string_view key, std::size_t tag_bytes) const;
  void add_in_pieces(std::string_view key, std::string_view tag, unsigned form);
  void add_item(std::string_view key, std::size_t component, std::string_view piece,
                unsigned flags);
  void add_child(std::size_t level, std::uint32_t child, std::string_view key,
                 std::size_t component);
  void open_leaf(std::string_view key, std::size_t component);
  void close(std::size_t level);

  std::filesystem::path path_;
  std::optional<SequentialFile> file_;
  std::deque<Level> levels_;  // leaves first
  std::string last_key_;      // of the item added last
  TableRoot root_;
};

}  // namespace newsdex::glass
