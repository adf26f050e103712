#include "searcher/glass_reader.hpp"

#include <xapian.h>

#include <newsdex/error.hpp>

namespace newsdex::glass {
namespace {

// Where one item of a leaf is `place`.
std::optional<std::size_t> find_item(const BlockView& leaf, const Place& place) {
  const std::size_t count = leaf.count_to(place);
  if (count == 0 || leaf.place(count - 1) < place) return std::nullopt;
  return count - 1;
}

}  // namespace

TableReader::TableReader(const std::filesystem::path& file, const RootRecord& root) : root_(root) {
  if (root_.blocks == 0) return;
  file_ = std::make_shared<const MappedFile>(file);
  if (file_->bytes().size() / root_.block_bytes < root_.blocks) {
    throw Error(ErrorKind::kInputOutput, file.string() + " is cut off");
  }
}

std::optional<Tag> TableReader::find(std::string_view key) {
  if (root_.blocks == 0) return std::nullopt;
  try {
    const BlockView leaf = leaf_of({key, 1});
    const std::optional<std::size_t> item = find_item(leaf, {key, 1});
    if (!item) {
      require_unchanged();
      return std::nullopt;
    }
    const Tag tag{leaf.piece(*item), leaf.is_deflated(*item)};
    return leaf.is_last(*item) ? tag : join(key, tag);
  } catch (const Xapian::DatabaseCorruptError&) {
    require_unchanged();  // while it was read
    throw;
  }
}

void TableReader::require_unchanged() const {
  if (root_.blocks > 0 && BlockView::revision(bytes_of(block_)) > root_.revision) {
    throw Xapian::DatabaseModifiedError("a block that was read belongs to a later revision");
  }
}

// The other pieces lie under the same key, each in whatever leaf there was room.
Tag TableReader::join(std::string_view key, Tag first) {
  joined_ = first.bytes;
  for (std::size_t piece = 2;; ++piece) {
    const BlockView leaf = leaf_of({key, piece});
    const std::optional<std::size_t> item = find_item(leaf, {key, piece});
    if (!item) throw Xapian::DatabaseCorruptError("a tag of a table lacks its end");
    joined_ += leaf.piece(*item);
    require_unchanged();
    if (leaf.is_last(*item)) return {joined_, first.is_deflated};
  }
}

// The leaf in which `place` is, if it is anywhere.
BlockView TableReader::leaf_of(const Place& place) {
  if (is_leaf_) {
    const BlockView last(bytes_of(block_), 0);
    if (last.surrounds(place)) return last;
  }
  is_leaf_ = false;
  block_ = root_.block;
  for (unsigned level = root_.level; level > 0; --level) {
    require_unchanged();
    const BlockView branch(bytes_of(block_), level);
    // The first item of a branch is below every place.
    const std::size_t count = branch.count_to(place);
    const std::uint32_t child = branch.child(count == 0 ? 0 : count - 1);
    require_unchanged();
    if (child >= root_.blocks) throw Xapian::DatabaseCorruptError("a block outside of its table");
    block_ = child;
  }
  require_unchanged();
  is_leaf_ = true;
  return BlockView(bytes_of(block_), 0);
}

std::string_view TableReader::bytes_of(std::uint32_t block) const {
  return file_->bytes().substr(block * root_.block_bytes, root_.block_bytes);
}

}  // namespace newsdex::glass
