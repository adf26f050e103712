// The small queries that compiled ones are made of: a word by its stems, a byline by its words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "searcher/leaf.hpp"
#include "searcher/term_counts.hpp"

namespace newsdex {

// The terms that the word's stems are under the prefix; with `word_too` the word itself as well.
[[nodiscard]] std::vector<std::string> stem_terms(std::string_view prefix, const LeafWord& word,
                                                  bool word_too = false);

// The terms of a name's spellings.
[[nodiscard]] std::vector<std::string> spelling_terms(std::string_view prefix,
                                                      const LeafWord& word);

// How much a match says: the fewer articles hold the most frequent of the terms, the more.
[[nodiscard]] double rarity(TermCounts& counts, const std::vector<std::string>& terms);

// Articles whose byline has of each word one of its spellings (folded). Byline words stand in no
// position list and count nothing: each match scores its word's rarity.
[[nodiscard]] Xapian::Query byline_words(TermCounts& counts,
                                         const std::vector<std::vector<std::string>>& words);

}  // namespace newsdex
