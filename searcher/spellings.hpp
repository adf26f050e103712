// The spellings of a name that an index holds, found in its vocabulary of names: words seen
// capitalised inside a sentence, or of a script without case.
//
// A vocabulary has hundreds of thousands of words. Only those are read whose first letter may begin
// a name that begins alike (begin_alike), and most of these are given up after a few sounds. Words
// in Chinese characters are passed over: analysis takes names in them apart, so that none is left
// to be found; as what is typed such a name finds the others.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include <newsdex/searcher.hpp>

#include "searcher/glass_tables.hpp"

namespace newsdex {

inline constexpr std::size_t kMostSpellings = 20;  // of one name
inline constexpr std::size_t kFewestSounds = 3;    // shorter names have no spellings but their own

// False for single characters and for words of fewer sounds.
[[nodiscard]] bool has_spellings(const std::string& name);

class SpellingFinder {
 public:
  // `tables` are those of the databases that `database` joins.
  SpellingFinder(Xapian::Database database, GlassTables tables);

  // The most alike words of the index, the closest first, then the more frequent; without `folded`,
  // which is the name as the index has words. `name` may still have its accents, which tell more of
  // how it sounds. Kept until the finder goes, or very many names have been asked for.
  [[nodiscard]] const std::vector<Spelling>& of(const std::string& name, const std::string& folded);

 private:
  // What words of the vocabulary begin with, and the sounds that names which begin so may begin
  // with.
  struct Beginning {
    std::string letter;
    std::string sounds;
  };

  [[nodiscard]] const std::vector<Beginning>& beginnings();
  [[nodiscard]] std::vector<Spelling> search(const std::string& sounds, const std::string& folded);
  void search_below(const std::string& letter, const std::string& sounds, const std::string& folded,
                    std::vector<Spelling>& found) const;

  Xapian::Database database_;
  GlassTables tables_;
  std::optional<std::vector<Beginning>> beginnings_;
  std::map<std::string, std::vector<Spelling>> known_;
};

}  // namespace newsdex
