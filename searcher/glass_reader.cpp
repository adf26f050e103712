#include "searcher/glass_reader.hpp"

#include <algorithm>
#include <limits>

#include <xapian.h>

#include <newsdex/error.hpp>

namespace newsdex::glass {
namespace {

constexpr std::size_t kLastPiece = std::numeric_limits<std::size_t>::max();

}  // namespace

TableReader::TableReader(const std::filesystem::path& file, const RootRecord& root) : root_(root) {
  if (root_.blocks == 0) return;
  file_ = std::make_shared<const MappedFile>(file);
  if (file_->bytes().size() / root_.block_bytes < root_.blocks) {
    throw Error(ErrorKind::kInputOutput, file.string() + " is cut off");
  }
}

std::optional<Tag> TableReader::find(std::string_view key) {
  return despite_writers([&]() -> std::optional<Tag> {
    if (!seek({key, 1}).is_there) return std::nullopt;
    const BlockView leaf = view(0);
    const std::size_t item = path_[0].item;
    const Tag tag{leaf.piece(item), leaf.is_deflated(item)};
    return leaf.is_last(item) ? tag : join(tag);
  });
}

std::optional<Entry> TableReader::find_at_most(std::string_view key) {
  return despite_writers([&]() -> std::optional<Entry> {
    if (seek({key, kLastPiece}).items == 0 && !step_back()) return std::nullopt;
    if (!view(0).is_first(path_[0].item)) {
      const std::string in_pieces(view(0).place(path_[0].item).key);
      require_unchanged();
      if (!seek({in_pieces, 1}).is_there)
        throw Xapian::DatabaseCorruptError("a tag lacks its beginning");
    }
    return entry();
  });
}

std::optional<Entry> TableReader::next() {
  return despite_writers([&]() -> std::optional<Entry> {
    if (!has_leaf_ || !step_on()) return std::nullopt;
    return entry();
  });
}

// What looks damaged may be what a writer is just writing there.
template <class Action>
std::invoke_result_t<Action> TableReader::despite_writers(Action&& action) {
  try {
    auto found = action();
    if (root_.blocks > 0) require_unchanged();
    return found;
  } catch (const Xapian::DatabaseCorruptError&) {
    has_leaf_ = false;
    for (unsigned level = 0; level <= root_.level; ++level) require_unchanged(level);
    throw;
  }
}

// Goes to the last item of a leaf that does not come after `place`. There is none where that is in
// a leaf before: what leads to a leaf may be below all that is in it.
Sought TableReader::seek(const Place& place) {
  if (root_.blocks == 0) return {};
  if (has_leaf_) {
    if (const std::optional<Sought> sought = seek_in_leaf(place)) return *sought;
  }
  const unsigned top = has_leaf_ ? lowest_around(place) : root_.level;
  std::size_t near = has_leaf_ ? path_[top].item : 0;
  has_leaf_ = false;
  path_[root_.level].block = root_.block;
  require_unchanged(top);
  std::optional<double> share;  // of the leaf, that is about before the place
  for (unsigned level = top; level > 0; --level) {
    const BlockView branch = view(level);
    const std::size_t count = (near > 0 ? branch.seek(place, near) : branch.seek(place)).items;
    path_[level].item = count == 0 ? 0 : count - 1;  // a branch's first is below every place
    if (level == 1) share = branch.share_after(path_[1].item, place);
    descend(level);
    near = 0;
  }
  has_leaf_ = true;
  const BlockView leaf = view(0);
  const Sought sought =
      share ? leaf.seek(place,
                        static_cast<std::size_t>(*share * static_cast<double>(leaf.items() - 1)))
            : leaf.seek(place);
  path_[0].item = sought.items == 0 ? 0 : sought.items - 1;
  return sought;
}

// The same where the leaf is the one that was gone to last; nothing where it is another.
std::optional<Sought> TableReader::seek_in_leaf(const Place& place) {
  const BlockView leaf = view(0);
  const std::size_t last = leaf.items() - 1;
  if (leaf.compare_to(place, last) > 0) return std::nullopt;
  const std::size_t item = std::min(path_[0].item, last);
  const int order = leaf.compare_to(place, item);
  if (order < 0 && leaf.compare_to(place, 0) < 0) return std::nullopt;
  const Sought sought = order == 0  ? Sought{item + 1, true}
                        : order > 0 ? leaf.seek_from(item + 1, place)
                                    : leaf.seek(place, item);
  path_[0].item = sought.items - 1;
  return sought;
}

// The lowest branch on the path that `place` is below: mostly it is not far from where one was
// last.
unsigned TableReader::lowest_around(const Place& place) const {
  unsigned level = std::min(1U, root_.level);
  while (level < root_.level) {
    const BlockView branch = view(level);
    const std::size_t items = branch.items();
    if (items > 1 && !(place < branch.place(1)) && place < branch.place(items - 1)) break;
    ++level;
  }
  return level;
}

// From a branch to the block that its item leads to.
void TableReader::descend(unsigned level) {
  const std::uint32_t child = view(level).child(path_[level].item);
  require_unchanged(level);
  if (child >= root_.blocks) throw Xapian::DatabaseCorruptError("a block outside of its table");
  path_[level - 1].block = child;
  require_unchanged(level - 1);
}

// To the item before, in whatever leaf it is; false where there is none.
bool TableReader::step_back() {
  unsigned level = 0;
  while (level <= root_.level && path_[level].item == 0) ++level;
  if (root_.blocks == 0 || level > root_.level) return false;
  --path_[level].item;
  for (; level > 0; --level) {
    descend(level);
    path_[level - 1].item = view(level - 1).items() - 1;
  }
  return true;
}

bool TableReader::step_on() {
  unsigned level = 0;
  while (level <= root_.level && path_[level].item + 1 >= view(level).items()) ++level;
  if (level > root_.level) return false;
  ++path_[level].item;
  for (; level > 0; --level) {
    descend(level);
    path_[level - 1].item = 0;
  }
  return true;
}

Entry TableReader::entry() {
  const BlockView leaf = view(0);
  const std::size_t item = path_[0].item;
  const Tag tag{leaf.piece(item), leaf.is_deflated(item)};
  if (leaf.is_last(item)) return {leaf.place(item).key, tag};
  const Tag whole = join(tag);
  return {view(0).place(path_[0].item).key, whole};
}

// The other pieces lie under the same key, each in whatever leaf there was room.
Tag TableReader::join(Tag first) {
  joined_ = first.bytes;
  const std::string key(view(0).place(path_[0].item).key);
  require_unchanged();
  bool is_last = false;
  for (std::size_t piece = 2; !is_last; ++piece) {
    if (!seek({key, piece}).is_there) {
      throw Xapian::DatabaseCorruptError("a tag of a table lacks its end");
    }
    joined_ += view(0).piece(path_[0].item);
    is_last = view(0).is_last(path_[0].item);
    require_unchanged();
  }
  return {joined_, first.is_deflated};
}

BlockView TableReader::view(unsigned level) const { return {bytes_of(path_[level].block), level}; }

std::string_view TableReader::bytes_of(std::uint32_t block) const {
  return file_->bytes().substr(block * root_.block_bytes, root_.block_bytes);
}

void TableReader::require_unchanged(unsigned level) const {
  if (root_.blocks > 0 && BlockView::revision(bytes_of(path_[level].block)) > root_.revision) {
    throw Xapian::DatabaseModifiedError("a block that was read belongs to a later revision");
  }
}

}  // namespace newsdex::glass
