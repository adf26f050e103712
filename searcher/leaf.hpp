// What of a query can be seen in an article: its words and phrases, as the index knows them. Leaves
// are what passages are ranked by and what is highlighted; a negated part of a query has none.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <newsdex/query.hpp>

namespace newsdex {

struct LeafWord {
  std::string word;                     // folded, as the index has words
  std::vector<std::string> stems;       // the stems it may have there, over the languages searched
  bool begins = false;                  // kExact: any word that begins so; it has no stems then
  std::vector<std::string> begun = {};  // … : the words of the index that do
  std::uint32_t articles = 0;           // that have it, about: what is read in the order of that
  // A name: these words alone, folded and sorted, and no others of their stems; empty: any form.
  std::vector<std::string> spellings = {};

  [[nodiscard]] bool is_spelling(std::string_view folded) const {
    return std::ranges::binary_search(spellings, folded);
  }
};

// What of its weight a stop word has beside other words. Most are so frequent that they weigh next
// to nothing anyhow, but "what" or "how" need not be, and would then decide.
inline constexpr double kStopWordShare = 0.2;

// No branch of a query, but what all that match it match.
inline constexpr std::size_t kWholeQuery = 0;

struct Leaf {
  enum class Kind {
    kWord,      // any form of one word
    kAdjacent,  // forms of several words side by side: the parts of COVID-19
    kExact,     // one or several words as typed, in order
    kNear,      // forms of several words within `window` positions, in any order
    kPrefix,    // words that begin so
  };

  Kind kind = Kind::kWord;
  bool title_only = false;
  std::vector<LeafWord> words = {};
  unsigned window = 0;           // kNear: most positions from the first to the last, inclusive
  bool stems_are_exact = false;  // kExact: in these indexes only the very words have these stems
  double weight = 1;             // how much seeing it says: rarer says more
  bool is_stop_word = false;     // beside other words: it says little, and so is its weight
  std::size_t branch = kWholeQuery;  // that it is in (searcher/branches.hpp)
  const Query* part = nullptr;       // of the query, which must outlive this
};

}  // namespace newsdex
