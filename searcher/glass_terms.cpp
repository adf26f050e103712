#include "searcher/glass_terms.hpp"

#include <optional>

#include "common/glass_encoding.hpp"
#include "searcher/glass_chunks.hpp"

namespace newsdex::glass {
namespace {

// So many chunks of a list are walked over before its end is looked up.
constexpr int kFewChunks = 3;
// Behind the last chunk of a term's list, before every longer term.
constexpr std::string_view kBehindChunks("\0\xFE", 2);

// The term whose list begins under the key; false where that is another chunk of a list, or nothing
// of a term.
bool take_term(std::string_view key, std::string& term) {
  if (key.empty()) return false;
  std::size_t zero = key.find('\0');
  if (zero == std::string_view::npos) {
    term.assign(key);
    return true;
  }
  term.clear();
  for (; zero != std::string_view::npos; zero = key.find('\0')) {
    if (zero + 1 >= key.size() || key[zero + 1] != '\xFF') return false;
    term.append(key.substr(0, zero + 1));
    key.remove_prefix(zero + 2);
  }
  term.append(key);
  return true;
}

}  // namespace

VocabularyCursor::VocabularyCursor(const TableReader& postlist, std::string_view prefix)
    : table_(postlist) {
  append_last_sorted_string(keys_, prefix);
  seek(keys_);
}

void VocabularyCursor::skip_to(std::string_view term) {
  key_.clear();
  append_last_sorted_string(key_, term);
  seek(key_);
}

// To the first term whose key does not come before this one.
void VocabularyCursor::seek(std::string_view key) {
  at_end_ = false;
  const std::optional<Entry> found = table_.find_at_most(key);
  const bool is_it = found && found->key == key && read(*found);
  if (is_it) return;
  next();
}

void VocabularyCursor::next() {
  int chunks = 0;
  while (const std::optional<Entry> found = table_.next()) {
    if (!found->key.starts_with(keys_)) break;
    if (read(*found)) return;
    if (++chunks != kFewChunks) continue;
    key_.clear();
    append_last_sorted_string(key_, term_);
    key_ += kBehindChunks;
    (void)table_.find_at_most(key_);
  }
  at_end_ = true;
}

// False where no term's list begins there.
bool VocabularyCursor::read(const Entry& entry) {
  if (!take_term(entry.key, read_)) return false;
  // In a damaged table a walk might go round for ever.
  const bool sound = !entry.tag.is_deflated && (term_.empty() || term_ < read_);
  std::string_view rest = entry.tag.bytes;
  documents_ = sound ? Chunk::take(rest) : 0;
  table_.require_unchanged();
  if (!sound) Chunk::corrupt();
  term_.swap(read_);
  return true;
}

}  // namespace newsdex::glass
