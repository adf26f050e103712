#include "searcher/positions.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "common/glass_encoding.hpp"
#include "common/schema.hpp"
#include "searcher/decode_positions.hpp"

namespace newsdex {
namespace {

// What is read ahead of a key and an article; nothing where it was not.
template <class Map>
auto* find_in(Map& map, const std::string& key, Xapian::docid article) {
  const auto of_key = map.find(key);
  using Found = decltype(&of_key->second.begin()->second);
  if (of_key == map.end()) return Found{nullptr};
  const auto found = of_key->second.find(article);
  return found == of_key->second.end() ? nullptr : &found->second;
}

}  // namespace

void PositionReader::read_ahead(std::span<const Xapian::docid> articles,
                                const std::vector<Leaf>& leaves) {
  positions_.clear();
  counts_.clear();
  passage_lengths_.clear();
  read_passages(articles);
  const auto read_word = [&](const LeafWord& word, bool counted) {
    for (const std::string& stem : word.stems) {
      const auto [of_stem, is_new] = positions_.try_emplace(stem);
      for (std::size_t i = 0; is_new && i < articles.size(); ++i) {
        of_stem->second[articles[i]] = read(articles[i], stem);
      }
    }
    const auto [of_word, is_new] = counts_.try_emplace(word.word);
    for (std::size_t i = 0; counted && is_new && i < articles.size(); ++i) {
      const Xapian::PostingIterator* at = find(word.word, articles[i]);
      of_word->second[articles[i]] = at == nullptr ? 0 : at->get_wdf();
    }
  };
  for (const Leaf& leaf : leaves) {
    const bool proves = leaf.kind == Leaf::Kind::kExact && !leaf.stems_are_exact;
    for (const LeafWord& word : leaf.words) read_word(word, proves && !word.begins);
  }
}

// Where the term's list is at the article; nothing where the article has it not.
const Xapian::PostingIterator* PositionReader::find(const std::string& term,
                                                    Xapian::docid article) {
  TermList& list = lists_[term];
  if (list.asked == 0 || article < list.asked) {
    list.at = database_.postlist_begin(term);
    list.end = database_.postlist_end(term);
  }
  list.asked = article;
  if (list.at != list.end) list.at.skip_to(article);
  return list.at != list.end && *list.at == article ? &list.at : nullptr;
}

// A query may have a word many times.
const PositionReader::Positions& PositionReader::read(Xapian::docid article,
                                                      const std::string& stem) {
  if (article != last_) of_last_.clear();
  last_ = article;
  const auto [found, is_new] = of_last_.try_emplace(stem);
  if (is_new) {
    const std::string term = std::string(schema::kStem) + stem;
    if (!tables_.empty()) {
      read_in_place(article, term, found->second);
    } else if (const auto* at = find(term, article)) {
      found->second.assign(at->positionlist_begin(), at->positionlist_end());
    }
  }
  return found->second;
}

void PositionReader::read_in_place(Xapian::docid article, const std::string& term,
                                   Positions& positions) {
  // So Xapian numbers the documents of databases that it joins: one of each in turn.
  const auto databases = static_cast<Xapian::docid>(tables_.size());
  glass::TableReader& table = tables_[(article - 1) % databases];
  key_.clear();
  glass::append_sorted_string(key_, term);
  glass::append_sortable(key_, (article - 1) / databases + 1);
  const std::optional<glass::Tag> tag = table.find(key_);
  if (!tag) return;
  const bool sound = !tag->is_deflated && glass::decode_positions(tag->bytes, positions);
  table.require_unchanged();
  if (!sound) throw Xapian::DatabaseCorruptError("a list of positions cannot be read");
}

void PositionReader::read_passages(std::span<const Xapian::docid> articles) {
  Xapian::ValueIterator at = database_.valuestream_begin(schema::kPassageLengthsSlot);
  const Xapian::ValueIterator end = database_.valuestream_end(schema::kPassageLengthsSlot);
  for (const Xapian::docid article : articles) {
    std::string& lengths = passage_lengths_[article];
    if (at == end) continue;
    at.skip_to(article);
    if (at != end && at.get_docid() == article) lengths = *at;
  }
}

PositionReader::Positions PositionReader::of(Xapian::docid article, const LeafWord& word) {
  Positions all;
  for (const std::string& stem : word.stems) {
    const Positions* ahead = find_in(positions_, stem, article);
    const Positions& some = ahead == nullptr ? read(article, stem) : *ahead;
    const auto middle = static_cast<std::ptrdiff_t>(all.size());
    all.insert(all.end(), some.begin(), some.end());
    std::inplace_merge(all.begin(), all.begin() + middle, all.end());
  }
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

Xapian::termcount PositionReader::count(Xapian::docid article, const std::string& term) {
  if (const Xapian::termcount* ahead = find_in(counts_, term, article)) return *ahead;
  const Xapian::PostingIterator* at = find(term, article);
  return at == nullptr ? 0 : at->get_wdf();
}

PassageMap PositionReader::passages(Xapian::docid article) const {
  const auto ahead = passage_lengths_.find(article);
  if (ahead != passage_lengths_.end()) return PassageMap(ahead->second);
  return PassageMap(database_.get_document(article).get_value(schema::kPassageLengthsSlot));
}

}  // namespace newsdex
