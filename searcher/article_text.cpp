#include "searcher/article_text.hpp"

#include <algorithm>
#include <string_view>

namespace newsdex {
namespace {

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

}  // namespace

ArticleText::ArticleText(const Xapian::Document& document, Analyzers& analyzers)
    : record_(decode_record(document.get_data())),
      map_(document.get_value(schema::kPassageLengthsSlot)),
      analyzer_(analyzers.of(record_.article.language)) {}

TokenRun ArticleText::title() {
  TokenRun run;
  analyzer_.analyze(record_.article.title, run.tokens);
  if (run.tokens.size() > map_.title_words()) run.tokens.resize(map_.title_words());
  return run;
}

TokenRun ArticleText::passages(std::size_t first, std::size_t last) {
  TokenRun run;
  if (record_.passages.empty()) return run;
  run.first_position = map_.start(first);
  const std::string_view whole = text();
  // Analysis is the same from white space to white space; a passage that was cut inside a run of
  // Chinese, say, is analysed with the run around it.
  std::size_t begin = record_.passages[first].first;
  std::size_t end = record_.passages[last].second;
  while (begin > 0 && !is_space(whole[begin - 1])) --begin;
  while (end < whole.size() && !is_space(whole[end])) ++end;
  analyzer_.analyze(whole.substr(begin, end - begin), run.tokens);
  for (Token& token : run.tokens) {
    token.begin += begin;
    token.end += begin;
  }
  const std::size_t before = record_.passages[first].first;
  const auto own = std::ranges::find_if(
      run.tokens, [before](const Token& token) { return token.begin >= before; });
  run.tokens.erase(run.tokens.begin(), own);
  const std::size_t words = map_.start(last + 1) - map_.start(first);
  if (run.tokens.size() > words) run.tokens.resize(words);
  return run;
}

}  // namespace newsdex
