#include "searcher/occurrences.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "common/schema.hpp"

namespace newsdex {
namespace {

// Deadline's.
constexpr std::uint64_t kStepsToOpen = 16;  // a list
constexpr std::uint64_t kPositionsAStep = 8;
constexpr std::uint64_t kStepsToReadTerms = 500;  // of an article
constexpr std::uint64_t kStepsToReadText = 500;

bool is(const Token& token, const LeafWord& word) {
  if (!word.spellings.empty()) return word.is_spelling(token.word);
  return word.begins ? token.word.starts_with(word.word) : token.word == word.word;
}

bool has_words_at(const TokenRun& run, const Leaf& leaf, Xapian::termpos position) {
  if (position < run.first_position) return false;
  const std::size_t first = position - run.first_position;
  if (first + leaf.words.size() > run.tokens.size()) return false;
  for (std::size_t i = 0; i < leaf.words.size(); ++i) {
    if (!is(run.tokens[first + i], leaf.words[i])) return false;
  }
  return true;
}

// The places in the phrase of its words, into `order`: the least frequent first, in the article as
// far as that is known. What words begin with an article is dear to ask: they come last.
void rarest_first(const Leaf& leaf, std::span<const Xapian::termcount> counts,
                  std::vector<std::size_t>& order) {
  const auto comes_before = [&](std::size_t a, std::size_t b) {
    if (leaf.words[a].begins != leaf.words[b].begins) return leaf.words[b].begins;
    return counts.empty() ? leaf.words[a].articles < leaf.words[b].articles : counts[a] < counts[b];
  };
  order.clear();
  for (std::size_t place = 0; place < leaf.words.size(); ++place) {
    order.insert(std::ranges::upper_bound(order, place, comes_before), place);
  }
}

// Reads words of one article's text, each run of passages once as long as the next start is in it.
class Verifier {
 public:
  explicit Verifier(ArticleText text) : text_(std::move(text)) {}

  [[nodiscard]] bool stands_at(const Leaf& leaf, const Occurrence& place) {
    if (text_.map().in_title(place.first)) {
      if (part_ != Part::kTitle) run_ = text_.title();
      part_ = Part::kTitle;
      return has_words_at(run_, leaf, place.first);
    }
    const std::size_t first = text_.map().passage_of(place.first);
    const std::size_t last = text_.map().passage_of(place.last);
    if (part_ != Part::kText || first < first_ || last > last_) {
      if (!may_begin(leaf, first, last)) return false;
      run_ = text_.passages(first, last);
      part_ = Part::kText;
      first_ = first;
      last_ = last;
    }
    return has_words_at(run_, leaf, place.first);
  }

 private:
  enum class Part { kNone, kTitle, kText };

  [[nodiscard]] bool may_begin(const Leaf& leaf, std::size_t first, std::size_t last) const {
    return std::ranges::all_of(leaf.words, [&](const LeafWord& word) {
      return !word.begins || text_.may_begin_a_word(first, last, word.word);
    });
  }

  ArticleText text_;
  TokenRun run_;
  Part part_ = Part::kNone;
  std::size_t first_ = 0;
  std::size_t last_ = 0;
};

}  // namespace

std::vector<Occurrence> OccurrenceFinder::find(Xapian::docid article, const Leaf& leaf) {
  std::vector<Occurrence> found;
  if (branches_ != nullptr && !branches_->matches(article, leaf.branch)) return found;
  switch (leaf.kind) {
    case Leaf::Kind::kPrefix:
      return found;
    case Leaf::Kind::kAdjacent:
    case Leaf::Kind::kExact:
      return side_by_side(article, leaf, Asked::kForAll, {});
    case Leaf::Kind::kWord:
      for (const Xapian::termpos position : places_of(article, leaf.words.front())) {
        found.push_back({position, position});
      }
      break;
    case Leaf::Kind::kNear: {
      std::vector<Positions> lists;
      for (const LeafWord& word : leaf.words) {
        lists.push_back(places_of(article, word));
        deadline_.spend(kStepsToOpen + lists.back().size());
      }
      found = within(lists, leaf.window);
      break;
    }
  }
  if (leaf.title_only) keep_in_title(article, found);
  return found;
}

bool OccurrenceFinder::holds(Xapian::docid article, const Leaf& leaf, Counts counts) {
  if (leaf.kind == Leaf::Kind::kNear) return !find(article, leaf).empty();
  read_starts(article, leaf, Asked::kInMatch, counts);
  if (starts_.empty()) return false;
  if (!leaf.title_only && are_words_in_one_of(starts_.size(), article, leaf, counts)) return true;
  return !at_starts(article, leaf, Asked::kInMatch, counts).empty();
}

std::vector<Occurrence> OccurrenceFinder::side_by_side(Xapian::docid article, const Leaf& leaf,
                                                       Asked asked, Counts counts) {
  read_starts(article, leaf, asked, counts);
  return at_starts(article, leaf, asked, counts);
}

// To be called after read_starts, as are_words_in_one_of is.
std::vector<Occurrence> OccurrenceFinder::at_starts(Xapian::docid article, const Leaf& leaf,
                                                    Asked asked, Counts counts) {
  std::vector<Occurrence> found;
  const auto further = static_cast<Xapian::termpos>(leaf.words.size() - 1);
  for (const Xapian::termpos start : starts_) found.push_back({start, start + further});
  if (leaf.title_only) keep_in_title(article, found);
  if (!found.empty() && !are_words_in_one_of(1, article, leaf, counts)) {
    keep_verified(article, leaf, asked, found);
  }
  return found;
}

// Where the phrase may begin, by stems. A word's positions are read only while a place is left.
void OccurrenceFinder::read_starts(Xapian::docid article, const Leaf& leaf, Asked asked,
                                   Counts counts) {
  starts_.clear();
  position_counts_.assign(leaf.words.size(), 0);
  begun_counts_.assign(leaf.words.size(), 0);
  rarest_first(leaf, counts, order_);
  for (const std::size_t place : order_) {
    const auto before = static_cast<Xapian::termpos>(place);
    const LeafWord& word = leaf.words[place];
    const Positions& positions =
        word.begins ? positions_.of(article, begun(article, word, asked, begun_counts_[place]))
                    : places_of(article, word);
    position_counts_[place] = positions.size();
    deadline_.spend(kStepsToOpen + positions.size() / kPositionsAStep);
    if (place == order_.front()) {
      for (const Xapian::termpos at : positions) {
        if (at > before) starts_.push_back(at - before);
      }
    } else {
      auto next = positions.begin();
      std::erase_if(starts_, [&](Xapian::termpos start) {
        next = std::lower_bound(next, positions.end(), start + before);
        return next == positions.end() || *next != start + before;
      });
    }
    if (starts_.empty()) break;
  }
}

// Where the word stands: by its stems, of a name where these are its spellings. Until the next
// call.
const OccurrenceFinder::Positions& OccurrenceFinder::places_of(Xapian::docid article,
                                                               const LeafWord& word) {
  const Positions& by_stems = positions_.of(article, word);
  if (word.spellings.empty() || by_stems.empty()) return by_stems;
  std::size_t spelt = 0;
  for (const std::string& spelling : word.spellings) spelt += positions_.count(article, spelling);
  if (spelt == by_stems.size()) return by_stems;
  spelt_ = by_stems;
  deadline_.spend(kStepsToReadText);
  Verifier verifier(text(article));
  const Leaf name{.words = {word}};
  std::erase_if(spelt_, [&](Xapian::termpos at) { return !verifier.stands_at(name, {at, at}); });
  return spelt_;
}

// The article's words that begin so, by their stems: each stands where its stem does.
LeafWord OccurrenceFinder::begun(Xapian::docid article, const LeafWord& beginning, Asked asked,
                                 Xapian::termcount& count) {
  LeafWord words{beginning.word, {}, true};
  count = asked == Asked::kInMatch ? begun_in_match(article, words, beginning.begun)
                                   : begun_by_terms(article, words);
  deadline_.spend(kStepsToOpen * words.stems.size());  // the positions of each are read
  return words;
}

Xapian::termcount OccurrenceFinder::begun_in_match(Xapian::docid article, LeafWord& words,
                                                   const std::vector<std::string>& all) {
  auto found = begun_.find(words.word);
  if (found == begun_.end()) {
    deadline_.spend(kStepsToOpen * all.size());
    BegunWords begun(positions_.database(), positions_.tables(), all, analyzers_);
    found = begun_.emplace(words.word, std::move(begun)).first;
  }
  return found->second.of(article, words.stems);
}

// Out of the article's list of terms.
Xapian::termcount OccurrenceFinder::begun_by_terms(Xapian::docid article, LeafWord& words) {
  const Xapian::Database& database = positions_.database();
  Xapian::TermIterator term = database.termlist_begin(article);
  const Xapian::TermIterator end = database.termlist_end(article);
  term.skip_to(std::string(schema::kLanguage));
  std::string language;
  if (term != end && (*term).starts_with(schema::kLanguage)) {
    language = (*term).substr(schema::kLanguage.size());
  }
  deadline_.spend(kStepsToReadTerms);
  Analyzer& analyzer = analyzers_.of(language);
  Xapian::termcount count = 0;
  if (term != end) term.skip_to(words.word);
  for (; term != end && (*term).starts_with(words.word); ++term) {
    count += term.get_wdf();
    words.stems.push_back(analyzer.forms_of(*term).stem);
  }
  std::ranges::sort(words.stems);
  words.stems.erase(std::unique(words.stems.begin(), words.stems.end()), words.stems.end());
  return count;
}

// Whether of any so many places where the phrase may begin one at least begins the words
// themselves, as far as can be told without the text: what has a word's stem more often than the
// article has the word is another word, and each of those spoils one place at most.
bool OccurrenceFinder::are_words_in_one_of(std::size_t places, Xapian::docid article,
                                           const Leaf& leaf, Counts counts) {
  if (leaf.kind == Leaf::Kind::kAdjacent || leaf.stems_are_exact) return true;
  std::size_t others = 0;
  for (std::size_t i = 0; i < leaf.words.size() && others < places; ++i) {
    const LeafWord& word = leaf.words[i];
    Xapian::termcount count = begun_counts_[i];
    if (!word.begins) count = counts.empty() ? positions_.count(article, word.word) : counts[i];
    if (count > position_counts_[i]) return false;  // they tell nothing then
    others += position_counts_[i] - count;
  }
  return others < places;
}

void OccurrenceFinder::keep_in_title(Xapian::docid article, std::vector<Occurrence>& found) {
  if (found.empty()) return;
  const PassageMap map = positions_.passages(article);
  std::erase_if(found, [&map](const Occurrence& o) { return !map.in_title(o.first); });
}

void OccurrenceFinder::keep_verified(Xapian::docid article, const Leaf& leaf, Asked asked,
                                     std::vector<Occurrence>& found) {
  deadline_.spend(kStepsToReadText);
  Verifier verifier(text(article));
  const auto stands = [&](const Occurrence& place) { return verifier.stands_at(leaf, place); };
  if (asked == Asked::kInMatch) {
    const auto first = std::ranges::find_if(found, stands);
    found = first == found.end() ? std::vector<Occurrence>() : std::vector<Occurrence>{*first};
  } else {
    std::erase_if(found, [&](const Occurrence& place) { return !stands(place); });
  }
}

}  // namespace newsdex
