#include "indexer/glass_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <newsdex/error.hpp>
#include <utility>

#include "common/glass_encoding.hpp"

namespace newsdex::glass {
namespace {

// Four items must fit into any block: the code that updates tables relies on it.
constexpr std::size_t kMaxItemBytes = (kBlockBytes - kHeaderBytes - 4 * kSlotBytes) / 4;
constexpr std::size_t kMaxKeyBytes = 255;
constexpr std::size_t kMaxComponents = 65535;
constexpr std::size_t kItemHead = 3;        // its size and flags, its key's length
constexpr std::size_t kComponentBytes = 2;  // in items that are not a tag's first
// A tag is cut only where at least so much of it fills up a leaf.
constexpr std::size_t kWorthCutting = 34;

constexpr unsigned kCompressed = 0x8000;
constexpr unsigned kLast = 0x4000;
constexpr unsigned kFirst = 0x2000;

// Items that a tag takes beyond a first one that holds `first` bytes of it.
std::size_t later_items(std::size_t tag_bytes, std::size_t first, std::size_t most) {
  return (tag_bytes - first + most - 1) / most;
}

// The shortest beginning of `key` that is not one of `before`.
std::string_view distinguishing_prefix(std::string_view before, std::string_view key) {
  return key.substr(0, common_prefix(before, key) + 1);
}

std::size_t most_in_first(std::string_view key) { return kMaxItemBytes - kItemHead - key.size(); }

}  // namespace

TableWriter::TableWriter(std::filesystem::path file, Presence presence) : path_(std::move(file)) {
  if (presence == Presence::kAlways) file_.emplace(path_);
}

void TableWriter::start() {
  if (!file_) file_.emplace(path_);
  levels_.emplace_back(0u);
  add_item({}, 1, {}, kFirst | kLast);  // every table begins with an item without key and tag
}

void TableWriter::add(std::string_view key, std::string_view tag, bool compressed) {
  if (levels_.empty()) start();
  if (key <= last_key_ || key.size() > kMaxKeyBytes) {
    throw Error(ErrorKind::kInternal, fmt::format("{}: a key of {} bytes is too long or out of "
                                                  "order",
                                                  path_.string(), key.size()));
  }
  const unsigned form = compressed ? kCompressed : 0;
  const bool is_whole = tag.size() <= most_in_first(key) &&
                        levels_.front().block.fits(kItemHead + key.size() + tag.size());
  if (is_whole) {
    add_item(key, 1, tag, form | kFirst | kLast);
  } else {
    add_in_pieces(key, tag, form);
  }
  last_key_.assign(key);
  ++root_.keys;
}

void TableWriter::add_in_pieces(std::string_view key, std::string_view tag, unsigned form) {
  const std::size_t most_in_later = most_in_first(key) - kComponentBytes;
  if (tag.size() > kMaxComponents * most_in_later) {
    throw Error(ErrorKind::kInternal, fmt::format("{}: an item of {} bytes is more than Xapian "
                                                  "can hold",
                                                  path_.string(), tag.size()));
  }
  std::size_t piece = first_piece(key, tag.size());
  std::size_t component = 1;
  do {
    const std::string_view now = tag.substr(0, piece);
    tag.remove_prefix(now.size());
    add_item(key, component, now, form | (component == 1 ? kFirst : 0) | (tag.empty() ? kLast : 0));
    ++component;
    piece = most_in_later;
  } while (!tag.empty());
}

// How much of a tag its first item holds: what is left of the leaf, where that is worth an item.
std::size_t TableWriter::first_piece(std::string_view key, std::size_t tag_bytes) const {
  const std::size_t most = most_in_first(key);
  const std::size_t whole = std::min(tag_bytes, most);
  const std::size_t overhead = kSlotBytes + kItemHead + key.size();
  const std::size_t free = levels_.front().block.free();
  if (free <= overhead) return whole;
  const std::size_t room = std::min(free - overhead, most);
  if (room >= whole) return whole;
  const std::size_t most_in_later = most - kComponentBytes;
  const bool costs_nothing =
      later_items(tag_bytes, room, most_in_later) == later_items(tag_bytes, whole, most_in_later);
  return room >= kWorthCutting || costs_nothing ? room : whole;
}

void TableWriter::add_item(std::string_view key, std::size_t component, std::string_view piece,
                           unsigned flags) {
  const bool is_first = component == 1;
  const std::size_t size = kItemHead + key.size() + (is_first ? 0 : kComponentBytes) + piece.size();
  if (!levels_.front().block.fits(size)) {
    close(0);
    open_leaf(key, component);
  }
  char* at = levels_.front().block.add(size);
  put_u16(at, (size - kItemHead) | flags);
  at[2] = static_cast<char>(key.size());
  at = put_bytes(at + kItemHead, key);
  if (!is_first) {
    put_u16(at, component);
    at += kComponentBytes;
  }
  put_bytes(at, piece);
}

void TableWriter::open_leaf(std::string_view key, std::size_t component) {
  Level& leaf = levels_.front();
  // A leaf that begins inside a tag is parted from the one before it by the component alone.
  leaf.dividing_key.assign(component == 1 ? distinguishing_prefix(last_key_, key) : key);
  leaf.dividing_component = component;
}

// Writes a level's block and tells the level above of it.
void TableWriter::close(std::size_t level) {
  if (level + 1 == levels_.size()) levels_.emplace_back(static_cast<unsigned>(level + 1));
  Level& closed = levels_[level];
  const std::uint32_t number = root_.blocks++;
  file_->append(closed.block.bytes());
  add_child(level + 1, number, closed.dividing_key, closed.dividing_component);
  closed.block.clear();
}

void TableWriter::add_child(std::size_t level, std::uint32_t child, std::string_view key,
                            std::size_t component) {
  constexpr std::size_t kFixedBytes = 4 + 1 + kComponentBytes;
  if (!levels_[level].block.fits(kFixedBytes + key.size())) close(level);
  Level& parent = levels_[level];
  if (parent.block.empty()) {  // what parts its first child is said one level up
    parent.dividing_key.assign(key);
    parent.dividing_component = component;
    key = {};
    component = 0;
  }
  char* at = parent.block.add(kFixedBytes + key.size());
  put_u32(at, child);
  at[4] = static_cast<char>(key.size());
  at = std::copy(key.begin(), key.end(), at + 5);
  put_u16(at, component);
}

TableRoot TableWriter::finish() {
  if (levels_.empty()) {
    if (file_) file_->finish();
    return {};
  }
  // Closing a block may open a level above it: the loop ends at the one that is alone.
  for (std::size_t level = 0; level + 1 < levels_.size(); ++level) close(level);
  root_.level = static_cast<unsigned>(levels_.size() - 1);
  file_->append(levels_.back().block.bytes());
  ++root_.blocks;
  file_->finish();
  return root_;
}

}  // namespace newsdex::glass
