// Matches queries with phrases, without Xapian: first the articles by their words, as if the
// phrases stood wherever their words are, then a look into the best of these
// (searcher/phrase_chooser.hpp).
#pragma once

#include <functional>
#include <optional>

#include "searcher/deadline.hpp"
#include "searcher/match.hpp"
#include "searcher/phrase_chooser.hpp"
#include "searcher/word_match.hpp"

namespace newsdex {

// The two steps. They may be called as long as what is given is used.
struct PhraseSteps {
  // Adds all articles that may match, with what they weigh at most.
  std::function<void(WordMatch&)> read_words;
  LookInto look_into;
};

// The articles that match, of so many in all, as match_articles gives them. Nothing where more
// would have to be looked into than can be kept. What is `wanted` is not 0.
[[nodiscard]] std::optional<MatchedArticles> match_phrases(Xapian::doccount articles,
                                                           const MatchRequest& request,
                                                           const PhraseSteps& steps,
                                                           Deadline& deadline);

}  // namespace newsdex
