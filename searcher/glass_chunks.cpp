#include "searcher/glass_chunks.hpp"

#include <optional>
#include <utility>

#include <xapian.h>

namespace newsdex::glass {
namespace {

constexpr std::string_view kLengthsKey("\0\xE0", 2);

}  // namespace

void Chunk::corrupt() {
  throw Xapian::DatabaseCorruptError("a list of the postlist table holds what no writer writes");
}

ListSize size_of_list(TableReader& postlist, std::string_view term, std::string& key) {
  key.clear();
  append_last_sorted_string(key, term);
  const std::optional<Tag> tag = postlist.find(key);
  if (!tag) return {};
  if (tag->is_deflated) Chunk::corrupt();
  std::string_view rest = tag->bytes;
  ListSize size;
  size.documents = Chunk::take(rest);
  size.occurrences = Chunk::take(rest);
  postlist.require_unchanged();
  return size;
}

ChunkedList ChunkedList::of_term(const TableReader& postlist, std::string_view term) {
  std::string first_key;
  append_last_sorted_string(first_key, term);
  std::string later_keys;
  append_sorted_string(later_keys, term);
  return {postlist, std::move(first_key), std::move(later_keys)};
}

ChunkedList ChunkedList::of_lengths(const TableReader& postlist) {
  return {postlist, std::string(kLengthsKey), std::string(kLengthsKey)};
}

ChunkedList::ChunkedList(const TableReader& postlist, std::string first_key, std::string later_keys)
    : table_(postlist), first_key_(std::move(first_key)), later_keys_(std::move(later_keys)) {
  const std::optional<Entry> found = table_.find_at_most(first_key_);
  exists_ = found && found->key == first_key_;
  if (exists_) read(*found);
}

void ChunkedList::seek(Docid document) {
  key_ = later_keys_;
  append_sortable(key_, document);
  std::optional<Entry> found = table_.find_at_most(key_);
  if (!found || !is_of_list(found->key)) found = table_.find_at_most(first_key_);
  if (!found || !is_of_list(found->key)) Chunk::corrupt();
  read(*found);
}

void ChunkedList::next() {
  const std::optional<Entry> found = table_.next();
  if (!found || !is_of_list(found->key)) Chunk::corrupt();
  const Docid before = chunk_.last;
  read(*found);
  if (chunk_.first <= before) Chunk::corrupt();
}

bool ChunkedList::is_of_list(std::string_view key) const {
  return key == first_key_ || key.starts_with(later_keys_);
}

void ChunkedList::read(const Entry& entry) {
  std::string_view rest = entry.tag.bytes;
  if (entry.tag.is_deflated) Chunk::corrupt();
  if (entry.key == first_key_) {
    documents_ = Chunk::take(rest);
    occurrences_ = Chunk::take(rest);
    chunk_.first = static_cast<Docid>(Chunk::take(rest) + 1);
  } else {
    const auto first = read_sortable(entry.key.substr(later_keys_.size()));
    if (!first) Chunk::corrupt();
    chunk_.first = *first;
  }
  if (rest.empty()) Chunk::corrupt();
  chunk_.is_last = rest.front() == '1';
  rest.remove_prefix(1);
  chunk_.last = chunk_.first + static_cast<Docid>(Chunk::take(rest));
  if (chunk_.first == 0 || chunk_.last < chunk_.first) Chunk::corrupt();
  chunk_.body.assign(rest);
  table_.require_unchanged();
}

}  // namespace newsdex::glass
