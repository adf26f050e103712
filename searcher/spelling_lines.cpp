#include "searcher/spelling_lines.hpp"

#include <fmt/format.h>

#include <locale>

#include "searcher/terminal_text.hpp"

namespace newsdex {
namespace {

// 21,578, whatever the user's locale.
class Grouping : public std::numpunct<char> {
  char do_thousands_sep() const override { return ','; }
  std::string do_grouping() const override { return "\3"; }
};

std::string counted(const std::vector<Spelling>& words, bool names) {
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
  return fmt::format("{} {}", grouped(articles), articles == 1 ? "article" : "articles");
}

}  // namespace

std::string grouped(std::uint64_t number) {
  static const std::locale locale(std::locale::classic(), new Grouping);
  return fmt::format(locale, "{:L}", number);
}

std::string spellings_line(const NameSpellings& name) {
  return fmt::format("{}~: {}", name.name, counted(name.spellings, true));
}

std::string suggestion_line(const Suggestion& suggestion) {
  std::string line = fmt::format("\"{}\" is in {}", suggestion.word, how_many(suggestion.articles));
  if (!suggestion.also_spelt.empty()) {
    line += fmt::format("; also spelt: {}; {}~ finds all", counted(suggestion.also_spelt, true),
                        suggestion.word);
  }
  if (!suggestion.did_you_mean.empty()) {
    line += fmt::format("; did you mean: {}?", counted(suggestion.did_you_mean, false));
  }
  return line;
}

}  // namespace newsdex
