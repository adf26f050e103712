// The oracle: answers a query by looking at every word of every article, as slowly and plainly as
// can be, for articles of one language. What the engine says is held against it.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
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

struct OracleWord {
  std::size_t begin = 0;
  std::size_t end = 0;
  WordForms forms;
};

class Oracle {
 public:
  Oracle(const std::vector<Article>& articles, const std::string& language) : analyzer_(language) {
    for (const Article& article : articles) {
      articles_.push_back({article.id, words_of(article.title), words_of(article.text)});
    }
    for (std::size_t i = 0; i < articles.size(); ++i) count_words(articles_[i], articles[i].text);
  }

  // The ids of the articles that match, in the articles' order.
  std::vector<std::string> search(const Query& query) {
    std::vector<std::string> ids;
    for (const Read& article : articles_) {
      if (matches(query, article)) ids.push_back(article.id);
    }
    return ids;
  }

  // True where every word of the stretch of text takes part in a match, within it, of a part of the
  // query that is not negated.
  bool is_witnessed(const Query& query, std::string_view text) {
    const std::vector<OracleWord> words = words_of(text);
    std::vector<bool> seen(words.size(), false);
    witness(query, words, seen);
    return !words.empty() && std::ranges::all_of(seen, [](bool s) { return s; });
  }

 private:
  using Words = std::vector<OracleWord>;
  struct Read {
    std::string id;
    Words title;
    Words text;
  };

  Words words_of(std::string_view text) {
    std::vector<Token> tokens;
    analyzer_.analyze(text, tokens);
    Words words;
    for (const Token& t : tokens) {
      words.push_back({t.begin,
                       t.end,
                       {std::string(t.word), std::string(t.accented), std::string(t.stem),
                        std::string(t.other_stem)}});
    }
    return words;
  }

  // ---- names -----------------------------------------------------------------------------------

  void count_words(const Read& article, std::string_view text) {
    std::set<std::string> words;
    std::set<std::string> names;
    for (const OracleWord& word : article.title) words.insert(word.forms.word);
    std::vector<Token> tokens;
    analyzer_.analyze(text, tokens);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      words.emplace(tokens[i].word);
      const bool inside = i > 0 && !sentence_ends_between(text, tokens[i - 1], tokens[i]);
      if (tokens[i].caseless || (tokens[i].capitalised && inside)) names.emplace(tokens[i].word);
    }
    for (const std::string& word : words) ++articles_with_[word];
    for (const std::string& name : names) ++articles_naming_[name];
  }

  // The words of the articles that are spellings of the name, by comparing it with each.
  const std::vector<std::string>& spellings_of(const std::string& name) {
    const auto known = spellings_.find(name);
    if (known != spellings_.end()) return known->second;
    const std::string sounds = sounds_of(latin_letters(name));
    std::vector<std::tuple<double, int, std::string>> best;  // the best are the least
    for (const auto& [word, naming] : articles_naming_) {
      const std::string others = sounds_of(latin_letters(word));
      const double alike = name_similarity(sounds, others);
      const bool letters = word.find_first_of("0123456789.,-_@&") == std::string::npos;
      const bool long_enough = has_spellings(name) && others.size() >= kFewestSounds;
      if (letters && long_enough && alike >= kSameName && naming * 4 >= articles_with_[word] &&
          word != analyzer_.forms_of(name).word) {
        best.emplace_back(-alike, -articles_with_[word], word);
      }
    }
    std::ranges::sort(best);
    if (best.size() > kMostSpellings) best.resize(kMostSpellings);
    std::vector<std::string>& spellings = spellings_[name];
    for (const auto& [alike, articles, word] : best) spellings.push_back(word);
    return spellings;
  }

  bool is_spelling(const std::string& name, const WordForms& found) {
    return std::ranges::any_of(spellings_of(name), [&](const std::string& word) {
      const std::string stem = analyzer_.forms_of(word).stem;
      return stem == found.stem || stem == found.other_stem;
    });
  }

  // name-of-parts~ is its parts side by side, or all of it as one word.
  static std::vector<Query> ways_of(const Query& query) {
    std::vector<Query> ways = {query};
    if (query.spellings && query.kind == Query::Kind::kWords && query.words.size() > 1) {
      ways.push_back(query);
      ways.back().words = {""};
      for (const std::string& part : query.words) ways.back().words.front() += part;
    }
    return ways;
  }

  // ---- words -----------------------------------------------------------------------------------

  static bool same_stem(const WordForms& wanted, const WordForms& found) {
    for (const std::string& a : {wanted.stem, wanted.other_stem}) {
      if (!a.empty() && (a == found.stem || a == found.other_stem)) return true;
    }
    return false;
  }

  bool word_matches(const Query& query, const std::string& word, const WordForms& found) {
    const WordForms wanted = analyzer_.forms_of(word);
    if (query.kind == Query::Kind::kPrefix) return found.word.starts_with(wanted.word);
    if (query.spellings) return same_stem(wanted, found) || is_spelling(word, found);
    const bool exact = query.kind == Query::Kind::kPhrase && query.window == 0;
    return exact ? wanted.word == found.word : same_stem(wanted, found);
  }

  // Runs of words side by side that match, as their first word's place.
  std::vector<std::size_t> runs(const Query& query, const Words& words) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i + query.words.size() <= words.size(); ++i) {
      bool all = true;
      for (std::size_t k = 0; k < query.words.size() && all; ++k) {
        all = word_matches(query, query.words[k], words[i + k].forms);
      }
      if (all) found.push_back(i);
    }
    return found;
  }

  // A word and the part of the query that it is of.
  struct Wanted {
    const Query* query;
    std::string word;
  };

  bool word_matches(const Wanted& wanted, const WordForms& found) {
    if (wanted.query->spellings) return word_matches(*wanted.query, wanted.word, found);
    return same_stem(analyzer_.forms_of(wanted.word), found);
  }

  static std::vector<Wanted> near_words(const Query& query) {
    std::vector<Wanted> all;
    for (const std::string& word : query.words) all.push_back({&query, word});
    for (const Query& child : query.children) {
      for (const std::string& word : child.words) all.push_back({&child, word});
    }
    return all;
  }

  // Some choice of distinct places, one a wanted word, within the window.
  bool near(const Query& query, const Words& words) {
    const std::vector<Wanted> wanted = near_words(query);
    const std::size_t window = query.window + wanted.size() - 1;
    for (std::size_t i = 0; i < words.size(); ++i) {
      std::vector<std::size_t> taken;
      if (choose(wanted, words, i, std::min(words.size(), i + window), taken)) return true;
    }
    return false;
  }

  bool choose(const std::vector<Wanted>& wanted, const Words& words, std::size_t begin,
              std::size_t end, std::vector<std::size_t>& taken) {
    if (taken.size() == wanted.size()) return true;
    for (std::size_t i = begin; i < end; ++i) {
      if (std::ranges::find(taken, i) != taken.end()) continue;
      if (!word_matches(wanted[taken.size()], words[i].forms)) continue;
      taken.push_back(i);
      if (choose(wanted, words, begin, end, taken)) return true;
      taken.pop_back();
    }
    return false;
  }

  static bool is_near(const Query& query) {
    return query.kind == Query::Kind::kNear ||
           (query.kind == Query::Kind::kPhrase && query.window > 0);
  }

  bool leaf_matches(const Query& query, const Read& article) {
    const auto in = [&](const Words& words) {
      if (is_near(query)) return near(query, words);
      return std::ranges::any_of(ways_of(query),
                                 [&](const Query& way) { return !runs(way, words).empty(); });
    };
    return in(article.title) || (query.field == Field::kAny && in(article.text));
  }

  bool sum_matches(const Query& query, const Read& article) {
    bool any_should = false;
    bool has_should = false;
    bool has_must = false;
    for (std::size_t i = 0; i < query.children.size(); ++i) {
      const bool matched = matches(query.children[i], article);
      switch (query.marks[i]) {
        case Mark::kShould:
          has_should = true;
          any_should = any_should || matched;
          break;
        case Mark::kMust:
          has_must = true;
          if (!matched) return false;
          break;
        case Mark::kMustNot:
          if (matched) return false;
          break;
      }
    }
    return has_must || !has_should || any_should;
  }

  bool matches(const Query& query, const Read& article) {
    const auto child = [&](const Query& q) { return matches(q, article); };
    switch (query.kind) {
      case Query::Kind::kNothing:
        return false;
      case Query::Kind::kEverything:
        return true;
      case Query::Kind::kWords:
      case Query::Kind::kPhrase:
      case Query::Kind::kNear:
      case Query::Kind::kPrefix:
        return leaf_matches(query, article);
      case Query::Kind::kSum:
        return sum_matches(query, article);
      case Query::Kind::kAnd:
        return std::ranges::all_of(query.children, child);
      case Query::Kind::kOr:
        return std::ranges::any_of(query.children, child);
      case Query::Kind::kNot:
        return std::ranges::none_of(query.children, child);
      case Query::Kind::kFilter:
        break;
    }
    throw std::logic_error("the oracle knows no filters");
  }

  void witness(const Query& query, const Words& words, std::vector<bool>& seen) {
    if (query.kind == Query::Kind::kNot) return;
    for (std::size_t i = 0; i < query.children.size() && query.kind != Query::Kind::kNear; ++i) {
      if (query.marks.empty() || query.marks[i] != Mark::kMustNot) {
        witness(query.children[i], words, seen);
      }
    }
    if (is_near(query)) {
      for (const Wanted& wanted : near_words(query)) {
        for (std::size_t i = 0; i < words.size(); ++i) {
          if (word_matches(wanted, words[i].forms)) seen[i] = true;
        }
      }
    } else if (!query.words.empty()) {
      for (const Query& way : ways_of(query)) {
        for (const std::size_t at : runs(way, words)) {
          for (std::size_t k = 0; k < way.words.size(); ++k) seen[at + k] = true;
        }
      }
    }
  }

  Analyzer analyzer_;
  std::vector<Read> articles_;
  std::map<std::string, int> articles_with_;    // by word
  std::map<std::string, int> articles_naming_;  // by word seen as a name
  std::map<std::string, std::vector<std::string>> spellings_;
};

}  // namespace newsdex::test
