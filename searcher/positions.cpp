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

PositionReader::PositionReader(const Xapian::Database& database, const GlassTables& tables)
    : database_(database) {
  for (DatabaseTables& of_one : tables.of(database)) {
    const glass::ValueList lengths(of_one.postlist, schema::kPassageLengthsSlot);
    parts_.push_back({std::move(of_one), lengths, {}});
  }
  if (parts_.empty()) parts_.emplace_back();
}

void PositionReader::read_ahead(std::span<const Xapian::docid> articles,
                                const std::vector<Leaf>& leaves) {
  positions_.clear();
  counts_.clear();
  passage_lengths_.clear();
  if (!parts_.front().tables) read_passages(articles);
  const auto read_word = [&](const LeafWord& word, bool counted) {
    for (const std::string& stem : word.stems) {
      const auto [of_stem, is_new] = positions_.try_emplace(stem);
      for (std::size_t i = 0; is_new && i < articles.size(); ++i) {
        of_stem->second[articles[i]] = read(articles[i], stem);
      }
    }
    const auto [of_word, is_new] = counts_.try_emplace(word.word);
    for (std::size_t i = 0; counted && is_new && i < articles.size(); ++i) {
      of_word->second[articles[i]] = count_now(word.word, articles[i]);
    }
  };
  for (const Leaf& leaf : leaves) {
    const bool proves = leaf.kind == Leaf::Kind::kExact && !leaf.stems_are_exact;
    for (const LeafWord& word : leaf.words) read_word(word, proves && !word.begins);
  }
}

Xapian::termcount PositionReader::count_now(const std::string& term, Xapian::docid article) {
  const JoinedDocument at(article, parts_.size());
  Part& part = parts_[at.database];
  TermList& list = part.lists[term];
  if (!list.articles || at.document < list.asked) {
    list.articles.emplace(database_, part.tables ? &*part.tables : nullptr, term);
  }
  list.asked = at.document;
  list.articles->skip_to(at.document);
  const bool has_it = !list.articles->at_end() && list.articles->article() == at.document;
  return has_it ? list.articles->count() : 0;
}

// A query may have a word many times.
const PositionReader::Positions& PositionReader::read(Xapian::docid article,
                                                      const std::string& stem) {
  if (article != last_) of_last_.clear();
  last_ = article;
  const auto [found, is_new] = of_last_.try_emplace(stem);
  if (is_new) {
    const std::string term = std::string(schema::kStem) + stem;
    if (parts_.front().tables) {
      read_in_place(article, term, found->second);
    } else if (count_now(term, article) > 0) {
      // To ask for those of an article that has none would cost as much as to read some.
      found->second.assign(database_.positionlist_begin(article, term),
                           database_.positionlist_end(article, term));
    }
  }
  return found->second;
}

void PositionReader::read_in_place(Xapian::docid article, const std::string& term,
                                   Positions& positions) {
  const JoinedDocument at(article, parts_.size());
  glass::TableReader& table = parts_[at.database].tables->position;
  key_.clear();
  glass::append_sorted_string(key_, term);
  glass::append_sortable(key_, at.document);
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
  const Xapian::termcount* ahead = find_in(counts_, term, article);
  return ahead == nullptr ? count_now(term, article) : *ahead;
}

PassageMap PositionReader::passages(Xapian::docid article) {
  const JoinedDocument at(article, parts_.size());
  if (auto& lengths = parts_[at.database].passage_lengths) {
    return PassageMap(lengths->of(at.document));
  }
  const auto ahead = passage_lengths_.find(article);
  if (ahead != passage_lengths_.end()) return PassageMap(ahead->second);
  return PassageMap(database_.get_document(article).get_value(schema::kPassageLengthsSlot));
}

}  // namespace newsdex
