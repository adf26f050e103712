#include "searcher/article_text.hpp"

#include <algorithm>
#include <string_view>

#include "common/ascii.hpp"
#include "common/code_points.hpp"

namespace newsdex {
namespace {

// Of words and what parts them. Where they are longer, more text is read than was hoped.
constexpr std::size_t kLongWordBytes = 16;

// Words of ASCII text are its letters in lower case, without the points of initials.
std::string letters_of(std::string_view text) {
  std::string letters;
  letters.reserve(text.size());
  for (const char c : text) {
    if (c != '.') letters.push_back(ascii::lower(c));
  }
  return letters;
}

}  // namespace

ArticleText::ArticleText(std::string_view record, const PassageMap& map, Analyzers& analyzers)
    : record_(decode_record(record)), map_(map), analyzer_(analyzers.of(record_.article.language)) {
  require_passages(record_, map_.passages());
}

TokenRun ArticleText::title() {
  TokenRun run;
  analyzer_.analyze(record_.article.title, run.tokens);
  if (run.tokens.size() > map_.title_words()) run.tokens.resize(map_.title_words());
  return run;
}

bool ArticleText::may_begin_a_word(std::size_t first, std::size_t last,
                                   std::string_view beginning) const {
  if (record_.passages.empty()) return false;
  const std::size_t begin = record_.passages[first].first;
  const std::string_view passages =
      std::string_view(text()).substr(begin, record_.passages[last].second - begin);
  if (!is_ascii(passages) || !is_ascii(beginning)) return true;
  return letters_of(passages).find(letters_of(beginning)) != std::string::npos;
}

TokenRun ArticleText::passages(std::size_t first, std::size_t last) {
  if (record_.passages.empty()) return {};
  return tokens_between(first, last, record_.passages[last].second);
}

TokenRun ArticleText::passages(std::size_t first, std::size_t last, std::size_t tokens) {
  if (record_.passages.empty()) return {};
  const std::size_t whole = record_.passages[last].second;
  const std::size_t own = map_.start(first + 1) - map_.start(first);
  const std::size_t further = tokens > own ? kLongWordBytes * (tokens - own) : 0;
  const std::size_t end = std::min(record_.passages[first].second + further, whole);
  TokenRun run = tokens_between(first, last, end);
  return run.tokens.size() < tokens && end < whole ? passages(first, last) : run;
}

// To the first white space at `end` or behind it.
TokenRun ArticleText::tokens_between(std::size_t first, std::size_t last, std::size_t end) {
  TokenRun run;
  run.first_position = map_.start(first);
  const std::string_view whole = text();
  // Analysis is the same from white space to white space; a passage that was cut inside a run of
  // Chinese, say, is analysed with the run around it.
  std::size_t begin = record_.passages[first].first;
  while (begin > 0 && !ascii::is_space(whole[begin - 1])) --begin;
  while (end < whole.size() && !ascii::is_space(whole[end])) ++end;
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
