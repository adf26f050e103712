#include "indexer/glass_postings.hpp"

#include <algorithm>

namespace newsdex::glass {
namespace {

std::string special_key(unsigned char kind) { return {'\0', static_cast<char>(kind)}; }

std::string value_chunk_key(std::uint32_t slot, Docid first) {
  std::string key = special_key(0xD8);
  append_vint(key, slot);
  append_sortable(key, first);
  return key;
}

}  // namespace

std::string metadata_key(std::string_view name) { return special_key(0xC0).append(name); }

std::string value_statistics_key(std::uint32_t slot) {
  std::string key = special_key(0xD0);
  append_last_number(key, slot);
  return key;
}

void PostingListWriter::begin_term(std::string_view term, std::uint64_t documents,
                                   std::uint64_t occurrences) {
  key_.clear();
  append_last_sorted_string(key_, term);
  documents_ = documents;
  occurrences_ = occurrences;
  in_first_chunk_ = parts_keys_ = true;
}

// Without counts, which the statistics of the whole have.
void PostingListWriter::begin_lengths() {
  key_ = special_key(0xE0);
  documents_ = occurrences_ = 0;
  in_first_chunk_ = true;
  parts_keys_ = false;
}

void PostingListWriter::close_chunk(bool is_last) {
  std::array<char, kMostHeadBytes> head;
  char* at = head.data();
  if (in_first_chunk_) {
    at = put_vint(put_vint(put_vint(at, documents_), occurrences_), first_ - 1);
  } else {
    key_.resize(list_key_bytes_);
    append_sortable(key_, first_);
  }
  at = put_vint(put_bool(at, is_last), last_ - first_);
  char* const tag = std::copy_backward(head.data(), at, body());
  table_.add(key_, {tag, body() + body_bytes_});
  if (in_first_chunk_ && !is_last) {
    if (parts_keys_) key_.push_back('\0');
    list_key_bytes_ = key_.size();
    in_first_chunk_ = false;
  }
  body_bytes_ = 0;
}

void ValueStatistics::see(std::string_view value) {
  if (documents == 0 || value < lowest) lowest.assign(value);
  if (documents == 0 || value > highest) highest.assign(value);
  ++documents;
}

void ValueStatistics::add(const ValueStatistics& other) {
  if (other.documents == 0) return;
  if (documents == 0 || other.lowest < lowest) lowest = other.lowest;
  if (documents == 0 || other.highest > highest) highest = other.highest;
  documents += other.documents;
}

std::string encode_value_statistics(const ValueStatistics& statistics) {
  std::string tag;
  append_vint(tag, statistics.documents);
  append_string(tag, statistics.lowest);
  if (statistics.highest != statistics.lowest) tag.append(statistics.highest);
  return tag;
}

void ValueListWriter::add(Docid document, std::string_view value) {
  if (body_.empty()) {
    first_ = document;
  } else {
    append_vint(body_, document - last_ - 1);
  }
  append_string(body_, value);
  last_ = document;
  if (body_.size() >= kChunkBytes) end();
}

void ValueListWriter::end() {
  if (body_.empty()) return;
  table_.add(value_chunk_key(slot_, first_), body_);
  body_.clear();
}

}  // namespace newsdex::glass
