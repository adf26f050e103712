#include "searcher/query_stop_words.hpp"

#include <algorithm>

#include "searcher/stop_words.hpp"

namespace newsdex {

QueryStopWords::QueryStopWords(const Query& query, const std::vector<std::string>& languages,
                               const std::vector<std::string>& main_languages)
    : languages_(languages) {
  if (languages.empty() && !main_languages.empty()) languages_ = {main_languages.front()};
  asks_for_more_ = asks_for_more(query);
}

bool QueryStopWords::is_stop(const Query& part) const {
  return part.kind == Query::Kind::kWords && part.words.size() == 1 && !part.spellings &&
         part.field == Field::kAny &&
         std::ranges::any_of(languages_, [&part](const std::string& language) {
           return is_stop_word(language, part.words.front());
         });
}

bool QueryStopWords::asks_for_more(const Query& query) const {
  switch (query.kind) {
    case Query::Kind::kWords:
      return !is_stop(query);
    case Query::Kind::kPhrase:
    case Query::Kind::kNear:
    case Query::Kind::kPrefix:
      return true;
    case Query::Kind::kNothing:
    case Query::Kind::kEverything:
    case Query::Kind::kFilter:
    case Query::Kind::kNot:
      return false;
    case Query::Kind::kSum:
    case Query::Kind::kAnd:
    case Query::Kind::kOr:
      return std::ranges::any_of(query.children,
                                 [this](const Query& child) { return asks_for_more(child); });
  }
  return false;
}

}  // namespace newsdex
