// Where a leaf of the query stands in an article, from position lists; read from the text only
// where stems alone cannot tell (an exact phrase).
#pragma once

#include <vector>

#include <xapian.h>

#include "searcher/article_text.hpp"
#include "searcher/leaf.hpp"

namespace newsdex {

// Word positions, both inclusive.
struct Occurrence {
  Xapian::termpos first = 0;
  Xapian::termpos last = 0;

  friend bool operator==(const Occurrence&, const Occurrence&) = default;
  friend auto operator<=>(const Occurrence&, const Occurrence&) = default;
};

class OccurrenceFinder {
 public:
  OccurrenceFinder(const Xapian::Database& database, Analyzers& analyzers)
      : database_(database), analyzers_(analyzers) {}

  // The places of `leaf` in the article, in order. Prefixes have none here: the index keeps no
  // positions of unstemmed words.
  [[nodiscard]] std::vector<Occurrence> find(Xapian::docid article, const Leaf& leaf);

 private:
  using Positions = std::vector<Xapian::termpos>;

  Positions positions_of(Xapian::docid article, const LeafWord& word);
  std::vector<Positions> positions_of_all(Xapian::docid article, const Leaf& leaf);
  void keep_verified(Xapian::docid article, const Leaf& leaf, std::vector<Occurrence>& found);

  Xapian::Database database_;
  Analyzers& analyzers_;
};

// Where the lists' numbers stand side by side: one from each, each one above that before.
[[nodiscard]] std::vector<Occurrence> adjacent(
    const std::vector<std::vector<Xapian::termpos>>& lists);
// The shortest stretches of at most `window` positions that hold one of each list.
[[nodiscard]] std::vector<Occurrence> within(const std::vector<std::vector<Xapian::termpos>>& lists,
                                             unsigned window);

}  // namespace newsdex
