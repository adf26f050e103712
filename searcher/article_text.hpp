// An article's stored text, its words by position: what verification and highlighting look at.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include <newsdex/analyzer.hpp>

#include "common/record.hpp"
#include "common/stemmer.hpp"
#include "searcher/passage_map.hpp"

namespace newsdex {

// The analyzers of the languages met, one a stemmer, kept from search to search: an index may hold
// thousands of language tags.
class Analyzers {
 public:
  Analyzer& of(const std::string& language) {
    const std::string_view stemmer = stemmer_name(language);
    const auto known = analyzers_.find(stemmer);
    if (known != analyzers_.end()) return known->second;
    return analyzers_.try_emplace(std::string(stemmer), language).first->second;
  }

 private:
  std::map<std::string, Analyzer, std::less<>> analyzers_;
};

// Tokens whose byte ranges are in the article's text (or title), from `first_position` on.
struct TokenRun {
  Xapian::termpos first_position = 1;
  std::vector<Token> tokens;
};

// Tokens point into the analyzer: use a run before asking for the next.
class ArticleText {
 public:
  // Of what is stored of an article. Throws Error(kCorrupt) for a damaged record.
  ArticleText(std::string_view record, const PassageMap& map, Analyzers& analyzers);

  [[nodiscard]] const StoredRecord& record() const { return record_; }
  [[nodiscard]] const std::string& text() const { return record_.article.text; }
  [[nodiscard]] const PassageMap& map() const { return map_; }

  [[nodiscard]] TokenRun title();
  // False only where no word of passages [first, last] can begin so: that is sooner seen than their
  // tokens are made.
  [[nodiscard]] bool may_begin_a_word(std::size_t first, std::size_t last,
                                      std::string_view beginning) const;
  // The tokens of passages [first, last], from 0, inclusive.
  [[nodiscard]] TokenRun passages(std::size_t first, std::size_t last);
  // The first of these, so many at least: what is behind them is read as far as is easy.
  [[nodiscard]] TokenRun passages(std::size_t first, std::size_t last, std::size_t tokens);

 private:
  [[nodiscard]] TokenRun tokens_between(std::size_t first, std::size_t last, std::size_t end);

  StoredRecord record_;
  PassageMap map_;
  Analyzer& analyzer_;
};

}  // namespace newsdex
