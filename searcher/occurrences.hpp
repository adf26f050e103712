// Where a leaf of the query stands in an article, from position lists; read from the text only
// where stems alone cannot tell (an exact phrase).
//
// Stems tell of exact words where an article has a word as often as it has positions with the
// word's stems: then each of those positions is the word, and the text need not be read. In news
// that is so nine times in ten. Where some are other words, but fewer than there are places where
// the phrase stands by stems, it stands in one of those: enough to match. So it is with a name's
// spellings, which others may share a stem with.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include <xapian.h>

#include "common/stored_record.hpp"
#include "searcher/article_text.hpp"
#include "searcher/begun_words.hpp"
#include "searcher/boilerplate_lines.hpp"
#include "searcher/branches.hpp"
#include "searcher/deadline.hpp"
#include "searcher/leaf.hpp"
#include "searcher/positions.hpp"

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
  // `deadline` is told of the work, but not asked. `boilerplate`: what matches in it says nothing
  // of a passage; nullptr: it does. `branches`: a leaf in one that the article does not match has
  // no places in it; nullptr: it has. All of these must outlive the finder.
  OccurrenceFinder(const Xapian::Database& database, const GlassTables& tables,
                   Analyzers& analyzers, Deadline& deadline,
                   const Boilerplate* boilerplate = nullptr, BranchFinder* branches = nullptr)
      : positions_(database, tables),
        lines_(database, tables, boilerplate),
        branches_(branches),
        analyzers_(analyzers),
        deadline_(deadline) {}

  // Reads ahead for `find` (PositionReader::read_ahead).
  std::span<const Xapian::docid> read_ahead(std::span<const Xapian::docid> articles,
                                            const std::vector<Leaf>& leaves,
                                            const PositionReader::IsHopeless& is_hopeless) {
    const std::span<const Xapian::docid> kept =
        positions_.read_ahead(articles, leaves, is_hopeless);
    lines_.read_ahead(kept);
    if (branches_ != nullptr) branches_->look_into(kept);
    return kept;
  }
  [[nodiscard]] PassageMap passages(Xapian::docid article) { return positions_.passages(article); }
  // What is stored of the article. Throws what Xapian throws.
  [[nodiscard]] ArticleText text(Xapian::docid article) {
    return reading_document(positions_.document_of(article), [&] {
      return ArticleText(positions_.record(article), positions_.passages(article), analyzers_);
    });
  }

  [[nodiscard]] const Xapian::Database& database() const { return positions_.database(); }

  // The places of `leaf` in the article, in order. Prefixes have none here: the index keeps no
  // positions of unstemmed words.
  [[nodiscard]] std::vector<Occurrence> find(Xapian::docid article, const Leaf& leaf);

  // Takes out the positions in boilerplate, unless the text has no others.
  void leave_out_boilerplate(Xapian::docid article, std::vector<LeafPosition>& positions) {
    if (!lines_.knows_any()) return;
    lines_.leave_out(article, positions_.passages(article).title_words(), positions);
  }

  // Whether a leaf of several words has a place in the article. `counts`, where they are known, say
  // how often it has each word (kExact: the word itself; else any form of it). Articles must ascend
  // from call to call.
  [[nodiscard]] bool holds(Xapian::docid article, const Leaf& leaf,
                           std::span<const Xapian::termcount> counts);

 private:
  using Positions = PositionReader::Positions;
  using Counts = std::span<const Xapian::termcount>;

  // What is asked in a match is asked of article after article, and one place is enough.
  enum class Asked { kInMatch, kForAll };

  std::vector<Occurrence> side_by_side(Xapian::docid article, const Leaf& leaf, Asked asked,
                                       Counts counts);
  [[nodiscard]] std::vector<Occurrence> at_starts(Xapian::docid article, const Leaf& leaf,
                                                  Asked asked, Counts counts);
  void read_starts(Xapian::docid article, const Leaf& leaf, Asked asked, Counts counts);
  [[nodiscard]] const Positions& places_of(Xapian::docid article, const LeafWord& word);
  [[nodiscard]] LeafWord begun(Xapian::docid article, const LeafWord& beginning, Asked asked,
                               Xapian::termcount& count);
  [[nodiscard]] Xapian::termcount begun_by_terms(Xapian::docid article, LeafWord& words);
  [[nodiscard]] Xapian::termcount begun_in_match(Xapian::docid article, LeafWord& words,
                                                 const std::vector<std::string>& all);
  [[nodiscard]] bool are_words_in_one_of(std::size_t places, Xapian::docid article,
                                         const Leaf& leaf, Counts counts);
  void keep_in_title(Xapian::docid article, std::vector<Occurrence>& found);
  void keep_verified(Xapian::docid article, const Leaf& leaf, Asked asked,
                     std::vector<Occurrence>& found);

  PositionReader positions_;
  BoilerplateLines lines_;
  BranchFinder* branches_;
  Analyzers& analyzers_;
  Deadline& deadline_;
  // Of the phrase looked at last: where it may begin, and in what order its words were read.
  Positions starts_;
  std::vector<std::size_t> order_;
  Positions spelt_;  // of the name looked at last, where others share its stems
  // Of each of its words.
  std::vector<std::size_t> position_counts_;
  std::vector<Xapian::termcount> begun_counts_;  // how often words are there that begin so
  std::map<std::string, BegunWords> begun_;      // by the beginning
};

// Where the lists' numbers stand side by side: one from each, each one above that before.
[[nodiscard]] std::vector<Occurrence> adjacent(
    const std::vector<std::vector<Xapian::termpos>>& lists);
// The shortest stretches of at most `window` positions in which each list has a position of its
// own.
[[nodiscard]] std::vector<Occurrence> within(const std::vector<std::vector<Xapian::termpos>>& lists,
                                             unsigned window);

}  // namespace newsdex
