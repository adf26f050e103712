#include "searcher/word_forms.hpp"

#include <algorithm>
#include <utility>

#include "common/code_points.hpp"
#include "common/schema.hpp"
#include "common/stemmer.hpp"

namespace newsdex {
namespace {

void add_new(std::vector<std::string>& all, std::string stem) {
  if (!stem.empty() && std::ranges::find(all, stem) == all.end()) all.push_back(std::move(stem));
}

std::string stem_term(const std::string& stem) { return std::string(schema::kStem) + stem; }

}  // namespace

WordFormer::WordFormer(const Snapshot& snapshot, const std::vector<std::string>& languages,
                       Analyzers& analyzers)
    : snapshot_(snapshot),
      chosen_(!languages.empty()),
      languages_(chosen_ ? stemmed_apart(languages) : snapshot.main_stemmings()),
      analyzers_(analyzers) {}

LeafWord WordFormer::searched(const std::string& accented) {
  LeafWord leaf{folded(accented), {}};
  for (const std::string& language : is_ascii(accented) ? languages_ : snapshot_.stemmings()) {
    WordForms forms = analyzers_.of(language).forms_of(accented);
    add_new(leaf.stems, std::move(forms.stem));
    add_new(leaf.stems, std::move(forms.other_stem));
  }
  if (leaf.stems.empty()) leaf.stems.push_back(leaf.word);  // an index without articles
  return leaf;
}

LeafWord WordFormer::however_spelt(const std::string& accented) {
  LeafWord leaf = exact(accented);
  leaf.spellings.push_back(leaf.word);
  for (const Spelling& spelling : spellings_of(accented)) {
    leaf.spellings.push_back(spelling.word);
    for (std::string& stem : exact(spelling.word).stems) add_new(leaf.stems, std::move(stem));
  }
  std::ranges::sort(leaf.spellings);
  return leaf;
}

const std::vector<Spelling>& WordFormer::spellings_of(const std::string& accented) {
  static const std::vector<Spelling> kNone;
  if (!has_spellings(accented)) return kNone;
  const bool is_new = std::ranges::find(names_, accented, &NameSpellings::name) == names_.end();
  if (is_new && names_.size() == kMostNames) {
    if (first_left_out_.empty()) first_left_out_ = accented;
    return kNone;
  }
  const std::string word = folded(accented);
  const std::vector<Spelling>& found = snapshot_.spellings().of(accented, word);
  if (is_new) {
    NameSpellings name{accented, {{word, snapshot_.database().get_termfreq(word), 1}}};
    name.spellings.insert(name.spellings.end(), found.begin(), found.end());
    names_.push_back(std::move(name));
  }
  return found;
}

std::string WordFormer::left_out() {
  return "other spellings are found for " + std::to_string(kMostNames) +
         " names of a query; this and any after it are taken as typed";
}

LeafWord WordFormer::exact(const std::string& accented) {
  LeafWord leaf{folded(accented), {}};
  TermCounts& counts = snapshot_.term_counts();
  for (const std::string& language : snapshot_.stemmings()) {
    std::string stem = analyzers_.of(language).forms_of(leaf.word).stem;
    if (std::ranges::find(leaf.stems, stem) != leaf.stems.end()) continue;
    if (counts.of(stem_term(stem)).articles > 0) add_new(leaf.stems, std::move(stem));
  }
  return leaf;
}

// Each occurrence of a word counts for one of its stems at least: where all that has these stems
// together is no more than the word, it is the word.
bool WordFormer::stems_are_exact(const LeafWord& word) const {
  if (word.begins) return false;
  TermCounts& counts = snapshot_.term_counts();
  std::uint64_t stems = 0;
  for (const std::string& stem : word.stems) stems += counts.of(stem_term(stem)).occurrences;
  return stems == counts.of(word.word).occurrences;
}

std::string WordFormer::folded(const std::string& accented) {
  return analyzers_.of("").forms_of(accented).word;
}

bool WordFormer::has_other_stems(const std::string& accented, const LeafWord& leaf) {
  if (chosen_) return false;
  return std::ranges::any_of(snapshot_.stemmings(), [&](const std::string& language) {
    const std::string stem = analyzers_.of(language).forms_of(accented).stem;
    return std::ranges::find(leaf.stems, stem) == leaf.stems.end();
  });
}

}  // namespace newsdex
