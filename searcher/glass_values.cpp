#include "searcher/glass_values.hpp"

#include <optional>

#include <xapian.h>

namespace newsdex::glass {
namespace {

constexpr std::string_view kValueKeys("\0\xD8", 2);
// A chunk holds some hundred values: what is so near is found by walking on.
constexpr Docid kNear = 200;
constexpr Docid kNoDocument = 0xFFFFFFFF;

[[noreturn]] void corrupt() {
  throw Xapian::DatabaseCorruptError("a list of values holds what no writer writes");
}

std::uint64_t take(std::string_view& rest) {
  std::uint64_t number = 0;
  if (!take_vint(rest, number)) corrupt();
  return number;
}

}  // namespace

ValueList::ValueList(const TableReader& postlist, std::uint32_t slot)
    : table_(postlist), keys_(kValueKeys) {
  append_vint(keys_, slot);
}

std::string_view ValueList::of(Docid document) {
  if (document >= none_from_ && document < at_) return {};
  const bool is_near = at_ != 0 && document >= at_ && document - at_ <= kNear;
  if (!is_near) seek(document);
  walk_to(document);
  while (at_ < document) {
    go_on();
    walk_to(document);
  }
  none_from_ = document;
  return at_ == document ? value_ : std::string_view();
}

// Goes to the beginning of the chunk in which the document's value is, if it has one.
void ValueList::seek(Docid document) {
  key_ = keys_;
  append_sortable(key_, document);
  at_ = 0;
  rest_ = {};
  if (const std::optional<Entry> found = table_.find_at_most(key_)) begin(*found);
}

// To the chunk behind, after the last value of one; behind all there is a value of no document.
void ValueList::go_on() {
  const Docid last = at_;
  const std::optional<Entry> next = table_.next();
  if (next && begin(*next)) {
    if (at_ <= last) corrupt();
    return;
  }
  at_ = kNoDocument;
  rest_ = {};
}

// False where the entry is no chunk of the slot.
bool ValueList::begin(const Entry& entry) {
  if (!entry.key.starts_with(keys_)) return false;
  const auto first = read_sortable(entry.key.substr(keys_.size()));
  chunk_.assign(entry.tag.bytes);
  const bool is_deflated = entry.tag.is_deflated;
  table_.require_unchanged();
  if (!first || *first == 0 || is_deflated) corrupt();
  rest_ = chunk_;
  at_ = *first;
  take_value();
  return true;
}

// To the document's value or the first one behind, if the chunk has one.
void ValueList::walk_to(Docid document) {
  while (at_ < document && !rest_.empty()) {
    if (!pass_short(document)) pass_one();
  }
}

// Most steps and sizes are of one byte each. Passes all those on the way; false where none was.
bool ValueList::pass_short(Docid document) {
  const auto* byte = reinterpret_cast<const unsigned char*>(rest_.data());
  const auto* const end = byte + rest_.size();
  const auto* const begin = byte;
  std::size_t size = 0;
  Docid at = at_;
  while (at < document && end - byte >= 2 && byte[0] < 0x80 && byte[1] < 0x80 &&
         end - byte - 2 >= byte[1]) {
    at += byte[0] + 1U;
    size = byte[1];
    byte += 2 + size;
  }
  if (byte == begin) return false;
  at_ = at;
  const auto passed = static_cast<std::size_t>(byte - begin);
  value_ = rest_.substr(passed - size, size);
  rest_.remove_prefix(passed);
  return true;
}

void ValueList::pass_one() {
  at_ += static_cast<Docid>(take(rest_)) + 1;
  take_value();
}

void ValueList::take_value() {
  const std::uint64_t size = take(rest_);
  if (size > rest_.size()) corrupt();
  value_ = rest_.substr(0, size);
  rest_.remove_prefix(size);
}

}  // namespace newsdex::glass
