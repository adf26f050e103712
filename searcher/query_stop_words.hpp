// Which parts of a query are stop words beside others, and count for little.
#pragma once

#include <string>
#include <vector>

#include <newsdex/query.hpp>

namespace newsdex {

// Of the query's words that score alone, where it asks for anything else; in a query of stop words
// alone, and in phrases, each word is as good as another.
class QueryStopWords {
 public:
  // `languages` are those asked for. Where there are none, the first of `main_languages` is meant,
  // the default one: the lists of the others hold what is the name of a thing in it (German war,
  // Spanish sea).
  QueryStopWords(const Query& query, const std::vector<std::string>& languages,
                 const std::vector<std::string>& main_languages);

  [[nodiscard]] bool hold(const Query& part) const { return asks_for_more_ && is_stop(part); }

 private:
  [[nodiscard]] bool is_stop(const Query& part) const;
  [[nodiscard]] bool asks_for_more(const Query& query) const;

  std::vector<std::string> languages_;
  bool asks_for_more_;
};

}  // namespace newsdex
