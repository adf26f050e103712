// Parsing as others see it: bounds before the grammar, a last look after it.
#include <cstdint>
#include <newsdex/query.hpp>
#include <string>
#include <utility>
#include <vector>

#include "common/utf8.hpp"
#include "searcher/lex_chars.hpp"
#include "searcher/parse_canonical.hpp"
#include "searcher/parse_grammar.hpp"
#include "searcher/parse_leaves.hpp"

namespace newsdex {

namespace {

// The text within kMaxQueryBytes, cut between characters.
std::string_view within_bounds(std::string_view text, QueryWarnings& warnings) {
  if (text.size() <= kMaxQueryBytes) return text;
  std::size_t end = kMaxQueryBytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  warnings.add(end, text.size(),
               "a query can be " + std::to_string(kMaxQueryBytes) +
                   " bytes long; what comes after that is ignored");
  return text.substr(0, end);
}

bool is_blank(std::string_view text) {
  for (const QueryChar& c : query_chars(text)) {
    if (!is_query_space(c.code)) return false;
  }
  return true;
}

ParsedQuery finished(Query query, std::string_view text, QueryWarnings& warnings) {
  if (query.kind == Query::Kind::kNothing && warnings.empty() && !is_blank(text)) {
    warnings.add(0, text.size(), "there is no word to search for in this");
  }
  return {std::move(query), warnings.take()};
}

std::vector<Query> phrase_queries(const std::vector<std::string>& phrases) {
  std::vector<Query> queries;
  for (const std::string& phrase : phrases) queries.push_back(phrase_query(phrase));
  return queries;
}

}  // namespace

ParsedQuery parse_query(std::string_view text, std::int64_t now,
                        const std::vector<std::string>& phrases) {
  QueryWarnings warnings;
  text = within_bounds(text, warnings);
  if (!is_utf8(text)) {
    warnings.add(0, text.size(), "this is not UTF-8; bytes that make no character are ignored");
  }
  Query query = parse_grammar(text, now, phrase_queries(phrases), warnings);
  return finished(std::move(query), text, warnings);
}

ParsedQuery parse_plain(std::string_view text, const std::vector<std::string>& phrases) {
  QueryWarnings warnings;
  text = within_bounds(text, warnings);
  std::vector<SumMember> members;
  std::vector<std::string> words = query_words(text);
  if (words.size() > kMaxQueryWords) {
    words.resize(kMaxQueryWords);
    warnings.add(0, text.size(),
                 "a query can have " + std::to_string(kMaxQueryWords) +
                     " words; what comes after them is ignored");
  }
  for (std::string& word : words) {
    members.push_back({words_query({std::move(word)}), std::nullopt});
  }
  for (Query& phrase : phrase_queries(phrases)) members.push_back({std::move(phrase), Mark::kMust});
  return finished(sum_of(std::move(members)), text, warnings);
}

Query phrase_query(std::string_view text) {
  QueryWarnings unheard;
  return phrase_leaf({text, 0, text.size()}, Field::kAny, 0, false, unheard);
}

}  // namespace newsdex
