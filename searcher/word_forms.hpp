// Which terms a typed word may stand under in the index: its stems in the languages searched.
#pragma once

#include <string>
#include <vector>

#include "searcher/article_text.hpp"
#include "searcher/leaf.hpp"
#include "searcher/snapshot.hpp"

namespace newsdex {

// Finding a name's spellings takes tens of milliseconds: a query has them found for so many names.
inline constexpr std::size_t kMostNames = 16;

// `accented` words are as analysis gives them (Token::accented).
class WordFormer {
 public:
  // `languages` are those to stem for; empty: the snapshot's main ones.
  WordFormer(const Snapshot& snapshot, const std::vector<std::string>& languages,
             Analyzers& analyzers);

  // The word in the languages searched; one that is not ASCII in every language of the index, of
  // which few are written in its script.
  LeafWord searched(const std::string& accented);
  // The name that it is, in its spellings (see `names`), and no other forms of these.
  LeafWord however_spelt(const std::string& accented);
  // The spellings of a name in the index, the name itself not among them.
  const std::vector<Spelling>& spellings_of(const std::string& accented);
  // The first name whose spellings were not looked for, as there were kMostNames before it; empty
  // where there is none.
  [[nodiscard]] const std::string& first_left_out() const { return first_left_out_; }
  // What to say of it.
  static std::string left_out();
  // What spellings_of was asked for, each name once, without those too short to have any.
  [[nodiscard]] const std::vector<NameSpellings>& names() const { return names_; }
  // The word as exact phrases look for it: in every language, under the stem that all its accented
  // and plain forms share. Stems that no article has are left out.
  LeafWord exact(const std::string& accented);
  // In these indexes nothing but the word, as `exact` gives it, has its stems.
  [[nodiscard]] bool stems_are_exact(const LeafWord& word) const;
  // As the index has it unstemmed.
  std::string folded(const std::string& accented);
  // True where a language that is not searched may have the word under a stem that `leaf` lacks;
  // the word as typed must then be looked for too.
  bool has_other_stems(const std::string& accented, const LeafWord& leaf);

 private:
  const Snapshot& snapshot_;
  bool chosen_;                         // the languages were asked for
  std::vector<std::string> languages_;  // one of each stemmer
  Analyzers& analyzers_;
  std::vector<NameSpellings> names_;
  std::string first_left_out_;
};

}  // namespace newsdex
