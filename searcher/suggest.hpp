// What a query's words may have meant that the index holds nowhere or nearly so: a name spelt
// otherwise, a word mistyped.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <newsdex/query.hpp>
#include <newsdex/searcher.hpp>

#include "searcher/article_text.hpp"
#include "searcher/snapshot.hpp"

namespace newsdex {

// Suggestions for the query's plain words that no article holds; of an answer of at most two
// articles also for words that so few hold. Reads the words of the index that begin like them, so
// takes tens of milliseconds where it has something to look for: for no more than three words.
[[nodiscard]] std::vector<Suggestion> suggest(const Query& query, std::uint64_t total,
                                              const Snapshot& snapshot,
                                              const std::vector<std::string>& languages,
                                              Analyzers& analyzers);

}  // namespace newsdex
