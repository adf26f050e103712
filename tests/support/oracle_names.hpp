// What the oracle knows of names: every word of the articles that is seen as one, compared with
// every name that is asked for.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <newsdex/analyzer.hpp>
#include <newsdex/article.hpp>
#include <newsdex/query.hpp>

#include "common/sentences.hpp"
#include "searcher/name_latin.hpp"
#include "searcher/name_similarity.hpp"
#include "searcher/name_sounds.hpp"
#include "searcher/spellings.hpp"

namespace newsdex::test {

class OracleNames {
 public:
  void read(const Article& article, Analyzer& analyzer) {
    std::set<std::string> words;
    std::set<std::string> names;
    std::vector<Token> tokens;
    analyzer.analyze(article.title, tokens);
    for (const Token& token : tokens) words.emplace(token.word);
    analyzer.analyze(article.text, tokens);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      words.emplace(tokens[i].word);
      const bool inside = i > 0 && !sentence_ends_between(article.text, tokens[i - 1], tokens[i]);
      if (tokens[i].caseless || (tokens[i].capitalised && inside)) names.emplace(tokens[i].word);
    }
    for (const std::string& word : words) ++articles_with_[word];
    for (const std::string& name : names) ++articles_naming_[name];
  }

  // The words of the articles that are spellings of the name; `folded` is the name itself.
  const std::vector<std::string>& spellings_of(const std::string& name, const std::string& folded) {
    const auto [known, is_new] = spellings_.try_emplace(name);
    if (!is_new || !has_spellings(name)) return known->second;
    const std::string sounds = sounds_of(latin_letters(name));
    std::vector<std::tuple<double, int, std::string>> best;  // the best are the least
    for (const auto& [word, naming] : articles_naming_) {
      if (word.find_first_of("0123456789.,-_@&/") != std::string::npos || word == folded) continue;
      const std::string others = sounds_of(latin_letters(word));
      const double alike = name_similarity(sounds, others);
      if (others.size() < kFewestSounds || alike < kSameName) continue;
      const int articles = articles_with_[word];
      if (naming * 4 >= articles) best.emplace_back(-alike, -articles, word);
    }
    std::ranges::sort(best);
    if (best.size() > kMostSpellings) best.resize(kMostSpellings);
    for (const auto& [alike, articles, word] : best) known->second.push_back(word);
    return known->second;
  }

  // name-of-parts~ is its parts side by side, or all of it as one word.
  static std::vector<Query> ways_of(const Query& query) {
    std::vector<Query> ways = {query};
    const bool parts = query.spellings && query.kind == Query::Kind::kWords &&
                       query.words.size() > 1 && query.field != Field::kByline;
    if (parts) {
      ways.push_back(query);
      ways.back().words = {""};
      for (const std::string& part : query.words) ways.back().words.front() += part;
    }
    return ways;
  }

 private:
  std::map<std::string, int> articles_with_;    // by word
  std::map<std::string, int> articles_naming_;  // by word seen as a name
  std::map<std::string, std::vector<std::string>> spellings_;
};

}  // namespace newsdex::test
