#include "searcher/occurrences.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "common/schema.hpp"

namespace newsdex {
namespace {

// One position and the list it is of.
using Mark = std::pair<Xapian::termpos, std::size_t>;

std::vector<Mark> merge(const std::vector<std::vector<Xapian::termpos>>& lists) {
  std::vector<Mark> marks;
  for (std::size_t i = 0; i < lists.size(); ++i) {
    for (const Xapian::termpos position : lists[i]) marks.emplace_back(position, i);
  }
  std::ranges::sort(marks);
  return marks;
}

bool has_words_at(const TokenRun& run, const Leaf& leaf, Xapian::termpos position) {
  if (position < run.first_position) return false;
  const std::size_t first = position - run.first_position;
  if (first + leaf.words.size() > run.tokens.size()) return false;
  for (std::size_t i = 0; i < leaf.words.size(); ++i) {
    if (run.tokens[first + i].word != leaf.words[i].word) return false;
  }
  return true;
}

}  // namespace

std::vector<Occurrence> adjacent(const std::vector<std::vector<Xapian::termpos>>& lists) {
  std::vector<Occurrence> found;
  if (lists.empty()) return found;
  std::vector<std::size_t> at(lists.size(), 0);
  for (const Xapian::termpos first : lists[0]) {
    bool all = true;
    for (std::size_t i = 1; i < lists.size() && all; ++i) {
      const auto wanted = first + static_cast<Xapian::termpos>(i);
      while (at[i] < lists[i].size() && lists[i][at[i]] < wanted) ++at[i];
      all = at[i] < lists[i].size() && lists[i][at[i]] == wanted;
    }
    if (all) found.push_back({first, first + static_cast<Xapian::termpos>(lists.size()) - 1});
  }
  return found;
}

std::vector<Occurrence> within(const std::vector<std::vector<Xapian::termpos>>& lists,
                               unsigned window) {
  std::vector<Occurrence> found;
  const std::vector<Mark> marks = merge(lists);
  std::vector<std::size_t> inside(lists.size(), 0);  // how many of each list the stretch holds
  std::size_t missing = lists.size();
  std::size_t begin = 0;
  for (const auto& [position, list] : marks) {
    if (inside[list]++ == 0) --missing;
    std::optional<Occurrence> shortest;
    while (missing == 0) {
      if (position - marks[begin].first < window)
        shortest = Occurrence{marks[begin].first, position};
      if (--inside[marks[begin].second] == 0) ++missing;
      ++begin;
    }
    if (shortest) found.push_back(*shortest);
  }
  return found;
}

std::vector<Occurrence> OccurrenceFinder::find(Xapian::docid article, const Leaf& leaf) {
  std::vector<Occurrence> found;
  switch (leaf.kind) {
    case Leaf::Kind::kPrefix:
      break;
    case Leaf::Kind::kWord:
      for (const Xapian::termpos position : positions_of(article, leaf.words.front())) {
        found.push_back({position, position});
      }
      break;
    case Leaf::Kind::kAdjacent:
      found = adjacent(positions_of_all(article, leaf));
      break;
    case Leaf::Kind::kExact:
      found = adjacent(positions_of_all(article, leaf));
      if (!found.empty() && !leaf.stems_are_exact) keep_verified(article, leaf, found);
      break;
    case Leaf::Kind::kNear:
      found = within(positions_of_all(article, leaf), leaf.window);
      break;
  }
  if (leaf.title_only && !found.empty()) {
    const PassageMap map(database_.get_document(article).get_value(schema::kPassageLengthsSlot));
    std::erase_if(found, [&map](const Occurrence& o) { return !map.in_title(o.first); });
  }
  return found;
}

OccurrenceFinder::Positions OccurrenceFinder::positions_of(Xapian::docid article,
                                                           const LeafWord& word) {
  Positions all;
  for (const std::string& stem : word.stems) {
    const std::string term = std::string(schema::kStem) + stem;
    const auto middle = static_cast<std::ptrdiff_t>(all.size());
    std::copy(database_.positionlist_begin(article, term),
              database_.positionlist_end(article, term), std::back_inserter(all));
    std::inplace_merge(all.begin(), all.begin() + middle, all.end());
  }
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

std::vector<OccurrenceFinder::Positions> OccurrenceFinder::positions_of_all(Xapian::docid article,
                                                                            const Leaf& leaf) {
  std::vector<Positions> lists;
  for (const LeafWord& word : leaf.words) {
    lists.push_back(positions_of(article, word));
    if (lists.back().empty()) return std::vector<Positions>(leaf.words.size());
  }
  return lists;
}

void OccurrenceFinder::keep_verified(Xapian::docid article, const Leaf& leaf,
                                     std::vector<Occurrence>& found) {
  ArticleText text(database_.get_document(article), analyzers_);
  const PassageMap& map = text.map();
  std::erase_if(found, [&](const Occurrence& o) {
    if (map.in_title(o.first)) return !has_words_at(text.title(), leaf, o.first);
    return !has_words_at(text.passages(map.passage_of(o.first), map.passage_of(o.last)), leaf,
                         o.first);
  });
}

}  // namespace newsdex
