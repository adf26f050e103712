#include "searcher/spelling_lines.hpp"

#include <fmt/format.h>

#include "common/numbers.hpp"
#include "searcher/terminal_text.hpp"

namespace newsdex {
namespace {

std::string with_counts(const std::vector<Spelling>& words, bool names) {
  std::string line;
  for (const Spelling& word : words) {
    if (!line.empty()) line += ", ";
    line +=
        fmt::format("{} ({})", names ? capitalised(word.word) : word.word, grouped(word.articles));
  }
  return line;
}

std::string how_many(std::uint64_t articles) {
  if (articles == 0) return "no article";
  return counted(articles, "article");
}

}  // namespace

std::string spellings_line(const NameSpellings& name) {
  return fmt::format("{}~: {}", name.name, with_counts(name.spellings, true));
}

std::string suggestion_line(const Suggestion& suggestion) {
  std::string line = fmt::format("\"{}\" is in {}", suggestion.word, how_many(suggestion.articles));
  if (!suggestion.also_spelt.empty()) {
    line += fmt::format("; also spelt: {}; {}~ finds all", with_counts(suggestion.also_spelt, true),
                        suggestion.word);
  }
  if (!suggestion.did_you_mean.empty()) {
    line += fmt::format("; did you mean: {}?", with_counts(suggestion.did_you_mean, false));
  }
  return line;
}

}  // namespace newsdex
