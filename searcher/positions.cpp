#include "searcher/positions.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "common/glass_encoding.hpp"
#include "common/schema.hpp"
#include "searcher/decode_positions.hpp"

namespace newsdex {
namespace {

// Those of which it is soon known that an article lacks them, the ones that weigh most first.
std::vector<const Leaf*> decisive_leaves(const std::vector<Leaf>& leaves) {
  std::vector<const Leaf*> decisive;
  for (const Leaf& leaf : leaves) {
    const auto has_stems = [](const LeafWord& word) { return !word.stems.empty(); };
    if (leaf.kind != Leaf::Kind::kPrefix && std::ranges::all_of(leaf.words, has_stems)) {
      decisive.push_back(&leaf);
    }
  }
  std::ranges::stable_sort(decisive, std::greater<>(), &Leaf::weight);
  return decisive;
}

}  // namespace

PositionReader::PositionReader(const Xapian::Database& database, const GlassTables& tables)
    : database_(database), passage_lengths_(database, tables, schema::kPassageLengthsSlot) {
  for (DatabaseTables& of_one : tables.of(database)) {
    parts_.push_back({std::move(of_one), {}, {}});
  }
  if (parts_.empty()) parts_.emplace_back();
}

std::span<const Xapian::docid> PositionReader::read_ahead(std::span<const Xapian::docid> articles,
                                                          const std::vector<Leaf>& leaves,
                                                          const IsHopeless& is_hopeless) {
  ahead_.clear();
  positions_ahead_.clear();
  counts_ahead_.clear();
  const std::vector<const Leaf*> decisive = decisive_leaves(leaves);
  for (std::size_t place = 0; place < articles.size(); ++place) {
    double lacked = 0;
    const auto decides = [&](const Leaf* leaf) {
      const auto lacks = [&](const LeafWord& word) { return !has_any(articles[place], word); };
      if (std::ranges::none_of(leaf->words, lacks)) return false;
      lacked += leaf->weight;
      return is_hopeless(place, lacked);
    };
    if (std::ranges::none_of(decisive, decides)) keep_ahead(articles[place], leaves);
  }
  passage_lengths_.read_ahead(ahead_);
  return ahead_;
}

// Whether a word of a leaf has a place in the article.
bool PositionReader::has_any(Xapian::docid article, const LeafWord& word) {
  return std::ranges::any_of(word.stems,
                             [&](const std::string& stem) { return !read(article, stem).empty(); });
}

void PositionReader::keep_ahead(Xapian::docid article, const std::vector<Leaf>& leaves) {
  ahead_.push_back(article);
  for (const Leaf& leaf : leaves) {
    const bool proves = leaf.kind == Leaf::Kind::kExact && !leaf.stems_are_exact;
    for (const LeafWord& word : leaf.words) {
      for (const std::string& stem : word.stems) {
        std::vector<Positions>& of_stem = positions_ahead_[stem];
        if (of_stem.size() < ahead_.size()) of_stem.push_back(read(article, stem));
      }
      if (!proves || word.begins) continue;
      std::vector<Xapian::termcount>& of_word = counts_ahead_[word.word];
      if (of_word.size() < ahead_.size()) of_word.push_back(count_now(word.word, article));
    }
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
