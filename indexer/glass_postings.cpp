#include "indexer/glass_postings.hpp"

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
  first_key_.clear();
  append_last_sorted_string(first_key_, term);
  later_keys_.assign(first_key_).push_back('\0');
  begin(documents, occurrences);
}

void PostingListWriter::begin_lengths() {
  first_key_ = special_key(0xE0);
  later_keys_ = first_key_;
  begin(0, 0);  // counts that the statistics of the whole have
}

void PostingListWriter::begin(std::uint64_t documents, std::uint64_t occurrences) {
  list_head_.clear();
  append_vint(list_head_, documents);
  append_vint(list_head_, occurrences);
  in_first_chunk_ = true;
}

void PostingListWriter::close_chunk(bool is_last) {
  tag_.clear();
  if (in_first_chunk_) {
    tag_.append(list_head_);
    append_vint(tag_, first_ - 1);
  }
  append_bool(tag_, is_last);
  append_vint(tag_, last_ - first_);
  tag_.append(body_.data(), body_bytes_);
  if (in_first_chunk_) {
    table_.add(first_key_, tag_);
  } else {
    key_.assign(later_keys_);
    append_sortable(key_, first_);
    table_.add(key_, tag_);
  }
  in_first_chunk_ = false;
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
