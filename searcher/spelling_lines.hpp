// Spellings and suggestions in words, for people.
#pragma once

#include <string>

#include <newsdex/searcher.hpp>

namespace newsdex {

// lukashenko~: Lukashenko (12), Lukashenka (3)
[[nodiscard]] std::string spellings_line(const NameSpellings& name);

// "lukashenkoo" is in no article; also spelt: Lukashenko (12), which lukashenkoo~ finds
[[nodiscard]] std::string suggestion_line(const Suggestion& suggestion);

}  // namespace newsdex
