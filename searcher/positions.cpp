#include "searcher/positions.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "common/glass_encoding.hpp"
#include "common/schema.hpp"
#include "searcher/decode_positions.hpp"

namespace newsdex {
PositionReader::PositionReader(const Xapian::Database& database, const GlassTables& tables)
    : database_(database), passage_lengths_(database, tables, schema::kPassageLengthsSlot) {
  for (DatabaseTables& of_one : tables.of(database)) {
    parts_.push_back({std::move(of_one), {}, {}});
  }
  if (parts_.empty()) parts_.emplace_back();
}

void PositionReader::read_ahead(std::span<const Xapian::docid> articles,
                                const std::vector<Leaf>& leaves) {
  ahead_.assign(articles.begin(), articles.end());
  positions_ahead_.clear();
  counts_ahead_.clear();
  passage_lengths_.read_ahead(articles);
  const auto read_word = [&](const LeafWord& word, bool counted) {
    for (const std::string& stem : word.stems) {
      const auto [of_stem, is_new] = positions_ahead_.try_emplace(stem);
      for (std::size_t i = 0; is_new && i < ahead_.size(); ++i) {
        of_stem->second.push_back(read(ahead_[i], stem));
      }
    }
    if (!counted) return;
    const auto [of_word, is_new] = counts_ahead_.try_emplace(word.word);
    for (std::size_t i = 0; is_new && i < ahead_.size(); ++i) {
      of_word->second.push_back(count_now(word.word, ahead_[i]));
    }
  };
  for (const Leaf& leaf : leaves) {
    const bool proves = leaf.kind == Leaf::Kind::kExact && !leaf.stems_are_exact;
    for (const LeafWord& word : leaf.words) read_word(word, proves && !word.begins);
  }
}

// Where the article is among those read ahead.
std::optional<std::size_t> PositionReader::place_ahead(Xapian::docid article) const {
  const auto found = std::ranges::lower_bound(ahead_, article);
  if (found == ahead_.end() || *found != article) return std::nullopt;
  return static_cast<std::size_t>(found - ahead_.begin());
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
  const JoinedDocument at(article, parts_.size());
  Part& part = parts_[at.database];
  const auto [found, is_new] = part.stems.try_emplace(stem);
  StemPositions& of = found->second;
  if (of.article == article) return of.positions;
  const std::string term = is_new || !part.tables ? std::string(schema::kStem) + stem : "";
  if (is_new && part.tables) {
    of.table = part.tables->position;
    glass::append_sorted_string(of.key, term);
    of.stem_bytes = of.key.size();
  }
  of.article = article;
  of.positions.clear();
  if (part.tables) {
    read_in_place(of, at.document);
  } else if (count_now(term, article) > 0) {
    // To ask for those of an article that has none would cost as much as to read some.
    of.positions.assign(database_.positionlist_begin(article, term),
                        database_.positionlist_end(article, term));
  }
  return of.positions;
}

void PositionReader::read_in_place(StemPositions& of, Xapian::docid document) {
  of.key.resize(of.stem_bytes);
  glass::append_sortable(of.key, document);
  const std::optional<glass::Tag> tag = of.table->find(of.key);
  if (!tag) return;
  const bool sound = !tag->is_deflated && glass::decode_positions(tag->bytes, of.positions);
  of.table->require_unchanged();
  if (!sound) throw Xapian::DatabaseCorruptError("a list of positions cannot be read");
}

const PositionReader::Positions& PositionReader::of(Xapian::docid article, const LeafWord& word) {
  if (word.stems.size() == 1) return of_stem(article, word.stems.front());
  merged_.clear();
  for (const std::string& stem : word.stems) {
    const Positions& some = of_stem(article, stem);
    const auto middle = static_cast<std::ptrdiff_t>(merged_.size());
    merged_.insert(merged_.end(), some.begin(), some.end());
    std::inplace_merge(merged_.begin(), merged_.begin() + middle, merged_.end());
  }
  merged_.erase(std::unique(merged_.begin(), merged_.end()), merged_.end());
  return merged_;
}

const PositionReader::Positions& PositionReader::of_stem(Xapian::docid article,
                                                         const std::string& stem) {
  if (const std::optional<std::size_t> place = place_ahead(article)) {
    const auto ahead = positions_ahead_.find(stem);
    if (ahead != positions_ahead_.end()) return ahead->second[*place];
  }
  return read(article, stem);
}

Xapian::termcount PositionReader::count(Xapian::docid article, const std::string& term) {
  if (const std::optional<std::size_t> place = place_ahead(article)) {
    const auto ahead = counts_ahead_.find(term);
    if (ahead != counts_ahead_.end()) return ahead->second[*place];
  }
  return count_now(term, article);
}

std::string PositionReader::record(Xapian::docid article) {
  const JoinedDocument at(article, parts_.size());
  if (auto& tables = parts_[at.database].tables) {
    std::string key;
    glass::append_sortable(key, at.document);
    const std::optional<glass::Tag> tag = tables->docdata.find(key);
    if (tag && !tag->is_deflated) {
      std::string record(tag->bytes);
      tables->docdata.require_unchanged();
      return record;
    }
  }
  return database_.get_document(article).get_data();
}

}  // namespace newsdex
