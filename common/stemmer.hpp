// Stems: what lets "invaded" find "invading". Snowball's, as Xapian has them, by language.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

namespace newsdex {

class Stemmer {
 public:
  // BCP 47; a language without a Snowball stemmer leaves words as they are.
  explicit Stemmer(std::string_view language);

  // The stem of a case-folded word with its accents. French, Italian and Catalan words lose an
  // elided article first (l'homme: homme), as the languages' readers would look for them.
  [[nodiscard]] std::string stem(std::string_view word) const;

 private:
  [[nodiscard]] bool elides(std::string_view article) const;

  Xapian::Stem stem_;
  std::string_view elisions_;  // " l d … ": what may stand before an apostrophe
  bool apostrophe_begins_suffixes_ = false;
};

// Names the stemmer of a language (BCP 47): where the names are one, so are all stems, and with
// them all that an Analyzer makes. Empty for a language without one.
[[nodiscard]] std::string_view stemmer_name(std::string_view language);

// Of languages (BCP 47) whose stemmers are one, as of all that have none, the first alone, in the
// order given: a word stemmed by these is stemmed by all of them.
[[nodiscard]] std::vector<std::string> stemmed_apart(const std::vector<std::string>& languages);

}  // namespace newsdex
