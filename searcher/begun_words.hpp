// Which words of an article begin as a star in a quotation says, article by article.
//
// The articles of all such words are merged as a match goes on, so that an article costs a few
// steps; its own list of terms would have to be walked anew for each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "searcher/article_list.hpp"
#include "searcher/article_text.hpp"
#include "searcher/article_union.hpp"
#include "searcher/leaf.hpp"

namespace newsdex {

class BegunWords {
 public:
  // `words` are all that are looked for. `tables` are those of `database`; null: they cannot be
  // had. `analyzers` must outlive this.
  BegunWords(const Xapian::Database& database, const DatabaseTables* tables,
             const std::vector<std::string>& words, Analyzers& analyzers);

  // The stems of those that the article has, by its language's rules, sorted, into `stems`; gives
  // how often it has them. Articles must ascend.
  [[nodiscard]] Xapian::termcount of(Xapian::docid article, std::vector<std::string>& stems);

 private:
  struct Language {
    std::string name;
    ArticleList articles;
  };

  [[nodiscard]] std::size_t language_of(Xapian::docid article);
  [[nodiscard]] const std::string& stem_of(std::size_t word, std::size_t language);

  std::vector<Language> languages_;
  std::vector<std::string> words_;
  ArticleUnion articles_;                                 // of the words
  std::unordered_map<std::uint64_t, std::string> stems_;  // by word and language, as they were met
  Analyzers& analyzers_;
};

}  // namespace newsdex
