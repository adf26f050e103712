#include "searcher/term_queries.hpp"

#include <algorithm>
#include <cmath>

#include "common/schema.hpp"

namespace newsdex {

std::vector<std::string> stem_terms(std::string_view prefix, const LeafWord& word, bool word_too) {
  std::vector<std::string> terms;
  for (const std::string& stem : word.stems) terms.push_back(std::string(prefix) + stem);
  if (word_too) terms.push_back(word.word);
  return terms;
}

std::vector<std::string> spelling_terms(std::string_view prefix, const LeafWord& word) {
  std::vector<std::string> terms;
  for (const std::string& spelling : word.spellings) {
    terms.push_back(std::string(prefix) + spelling);
  }
  return terms;
}

double rarity(TermCounts& counts, const std::vector<std::string>& terms) {
  double articles = 0;
  for (const std::string& term : terms) {
    articles = std::max(articles, static_cast<double>(counts.of(term).articles));
  }
  const double all = std::max(1.0, static_cast<double>(counts.all()));
  return std::log(1 + (all - articles + 0.5) / (articles + 0.5));
}

Xapian::Query byline_words(TermCounts& counts, const std::vector<std::vector<std::string>>& words) {
  std::vector<Xapian::Query> all;
  for (const std::vector<std::string>& spellings : words) {
    std::vector<std::string> terms;
    for (const std::string& word : spellings) {
      terms.push_back(std::string(schema::kBylineWord) + word);
    }
    const Xapian::Query any(Xapian::Query::OP_OR, terms.begin(), terms.end());
    auto* weight = new Xapian::FixedWeightPostingSource(rarity(counts, terms));
    all.emplace_back(Xapian::Query::OP_AND, any, Xapian::Query(weight->release()));
  }
  return Xapian::Query(Xapian::Query::OP_AND, all.begin(), all.end());
}

}  // namespace newsdex
