// The oracle: answers a query by looking at every word of every article, as plainly as can be, for
// articles of one language. What the engine says is held against it.
#pragma once

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <newsdex/analyzer.hpp>
#include <newsdex/article.hpp>
#include <newsdex/query.hpp>

#include "common/language.hpp"
#include "common/paths.hpp"
#include "common/schema.hpp"
#include "tests/support/oracle_names.hpp"

namespace newsdex::test {

class Oracle {
 public:
  Oracle(const std::vector<Article>& articles, const std::string& language) : analyzer_(language) {
    for (const Article& article : articles) {
      articles_.push_back(
          {&article, read(article.title), read(article.text), read(article.byline)});
      names_.read(article, analyzer_);
    }
  }

  // The ids of the articles that match, in the articles' order.
  std::vector<std::string> search(const Query& query) {
    const std::vector<bool> found = matches(query);
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < articles_.size(); ++i) {
      if (found[i]) ids.push_back(articles_[i].article->id);
    }
    return ids;
  }

  // The query without the parts that the article does not match: what has part in its being found.
  Query matched_part(const Query& query, const std::string& id) {
    const auto is_it = [&id](const Read& read) { return read.article->id == id; };
    asked_ = &*std::ranges::find_if(articles_, is_it);
    Query part = part_of(query);
    asked_ = nullptr;
    return part;
  }

  // True where every word of the stretch of text takes part in a match, within it, of a part of the
  // query that is not negated.
  bool is_witnessed(const Query& query, std::string_view text) {
    const Words words = read(text);
    std::vector<bool> seen(words.size(), false);
    witness(query, words, seen);
    return !words.empty() && std::ranges::all_of(seen, [](bool s) { return s; });
  }

 private:
  // A word by the numbers of its forms; other_stem is 0 where it has none.
  struct Word {
    std::size_t word = 0;
    std::size_t stem = 0;
    std::size_t other_stem = 0;
  };
  using Words = std::vector<Word>;

  struct Read {
    const Article* article;
    Words title;
    Words text;
    Words byline;
  };

  // What one word of a query accepts.
  struct Wanted {
    Word forms;
    std::set<std::size_t> spellings = {};  // the words that are the name's others
    bool exact = false;
    bool begins = false;
    std::string prefix;
  };

  std::size_t number_of(std::string_view form) {
    if (form.empty()) return 0;
    const auto [found, is_new] = numbers_.try_emplace(std::string(form), forms_.size() + 1);
    if (is_new) forms_.push_back(&found->first);
    return found->second;
  }

  Words read(std::string_view text) {
    std::vector<Token> tokens;
    analyzer_.analyze(text, tokens);
    Words words;
    for (const Token& t : tokens) {
      words.push_back({number_of(t.word), number_of(t.stem), number_of(t.other_stem)});
    }
    return words;
  }

  // ---- words -----------------------------------------------------------------------------------

  Wanted wanted(const Query& query, std::string word) {
    const bool phrase = query.kind == Query::Kind::kPhrase && query.window == 0;
    Wanted made{.forms = {},
                .exact = phrase || query.field == Field::kByline,
                .begins = query.kind == Query::Kind::kPrefix,
                .prefix = {}};
    if (phrase && word.ends_with('*')) {
      word.pop_back();
      made.begins = true;
    }
    const WordForms forms = analyzer_.forms_of(word);
    made.forms = {number_of(forms.word), number_of(forms.stem), number_of(forms.other_stem)};
    made.prefix = forms.word;
    if (query.spellings) {
      made.exact = true;
      for (const std::string& spelling : names_.spellings_of(word, forms.word)) {
        made.spellings.insert(number_of(analyzer_.forms_of(spelling).word));
      }
    }
    return made;
  }

  std::vector<Wanted> wanted_of(const Query& query) {
    std::vector<Wanted> all;
    for (const std::string& word : query.words) all.push_back(wanted(query, word));
    for (const Query& child : query.children) {
      for (const std::string& word : child.words) {
        Query part = query;
        part.spellings = child.spellings;
        all.push_back(wanted(part, word));
      }
    }
    return all;
  }

  bool accepts(const Wanted& wanted, const Word& found) const {
    if (wanted.begins) return forms_[found.word - 1]->starts_with(wanted.prefix);
    if (wanted.exact) {
      return wanted.forms.word == found.word || wanted.spellings.contains(found.word);
    }
    const auto has = [&found](std::size_t stem) {
      return stem != 0 && (stem == found.stem || stem == found.other_stem);
    };
    return has(wanted.forms.stem) || has(wanted.forms.other_stem);
  }

  // Where the wanted words stand side by side: the first word's places.
  std::vector<std::size_t> runs(const std::vector<Wanted>& wanted, const Words& words) const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i + wanted.size() <= words.size(); ++i) {
      bool all = true;
      for (std::size_t k = 0; k < wanted.size() && all; ++k) all = accepts(wanted[k], words[i + k]);
      if (all) found.push_back(i);
    }
    return found;
  }

  // Some choice of distinct places, one a wanted word, within the window.
  bool near(const std::vector<Wanted>& wanted, std::size_t window, const Words& words) const {
    const auto stands = [&](const Wanted& one) {
      return std::ranges::any_of(words, [&](const Word& word) { return accepts(one, word); });
    };
    if (!std::ranges::all_of(wanted, stands)) return false;
    for (std::size_t i = 0; i < words.size(); ++i) {
      std::vector<std::size_t> taken;
      const std::size_t end = std::min(words.size(), i + window + wanted.size() - 1);
      if (choose(wanted, words, i, end, taken)) return true;
    }
    return false;
  }

  bool choose(const std::vector<Wanted>& wanted, const Words& words, std::size_t begin,
              std::size_t end, std::vector<std::size_t>& taken) const {
    if (taken.size() == wanted.size()) return true;
    for (std::size_t i = begin; i < end; ++i) {
      if (std::ranges::find(taken, i) != taken.end()) continue;
      if (!accepts(wanted[taken.size()], words[i])) continue;
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

  bool leaf_matches(const Query& query, const std::vector<Wanted>& wanted,
                    const Read& article) const {
    if (query.field == Field::kByline) {  // its words have no order
      return std::ranges::all_of(wanted, [&](const Wanted& one) {
        return std::ranges::any_of(article.byline,
                                   [&](const Word& word) { return accepts(one, word); });
      });
    }
    const auto in = [&](const Words& words) {
      return is_near(query) ? near(wanted, query.window, words) : !runs(wanted, words).empty();
    };
    return in(article.title) || (query.field == Field::kAny && in(article.text));
  }

  // ---- filters ---------------------------------------------------------------------------------

  static bool same_value(const std::string& a, const std::string& b) {
    return !b.empty() && schema::value_term("", a) == schema::value_term("", b);
  }

  static bool has_language(const std::string& value, const std::string& language) {
    const std::string tag = language_tag(value);
    const std::string wanted = schema::value_term("", tag.empty() ? value : tag);
    const std::string found = schema::value_term("", language);
    return !language.empty() && (found == wanted || found.starts_with(wanted + "-"));
  }

  static bool passes(const Query& filter, const Article& article) {
    switch (filter.field) {
      case Field::kSource:
        return same_value(filter.value, article.source);
      case Field::kTopic:
        return std::ranges::any_of(
            article.topics, [&](const std::string& t) { return same_value(filter.value, t); });
      case Field::kLanguage:
        return has_language(filter.value, article.language);
      case Field::kPath:
        return is_at_or_under(article.path, absolute_path(filter.value));
      case Field::kUrl:
        return same_value(filter.value, article.url);
      case Field::kId:
        return filter.value == article.id;
      case Field::kDate:
        return article.date && (!filter.since || article.date->seconds >= *filter.since) &&
               (!filter.until || article.date->seconds < *filter.until);
      case Field::kAny:
      case Field::kTitle:
      case Field::kByline:
        break;
    }
    throw std::logic_error("this field filters nothing");
  }

  // Made of filters alone: the words beside it are not merely for rank.
  static bool only_filters(const Query& query) {
    if (query.kind == Query::Kind::kFilter || query.kind == Query::Kind::kEverything) return true;
    return query.words.empty() && !query.children.empty() &&
           std::ranges::all_of(query.children, only_filters);
  }

  // ---- the whole -------------------------------------------------------------------------------

  using Found = std::vector<bool>;  // of each article; false where another one is asked about

  template <class Predicate>
  Found each(Predicate&& predicate) const {
    Found found;
    for (const Read& article : articles_) {
      found.push_back((asked_ == nullptr || asked_ == &article) && predicate(article));
    }
    return found;
  }

  template <class Join>
  Found joined(const Query& query, bool start, Join&& join) {
    Found all(articles_.size(), start);
    for (const Query& child : query.children) {
      const Found found = matches(child);
      for (std::size_t i = 0; i < all.size(); ++i) all[i] = join(all[i], found[i]);
    }
    return all;
  }

  Found sum(const Query& query) {
    Found any(articles_.size(), false);
    Found all(articles_.size(), true);
    bool has_should = false;
    bool has_must = false;
    for (std::size_t c = 0; c < query.children.size(); ++c) {
      const Query& child = query.children[c];
      const Found found = matches(child);
      const Mark mark = query.marks[c];
      has_should = has_should || mark == Mark::kShould;
      has_must = has_must || (mark == Mark::kMust && !only_filters(child));
      for (std::size_t i = 0; i < found.size(); ++i) {
        if (mark == Mark::kShould) any[i] = any[i] || found[i];
        if (mark == Mark::kMust) all[i] = all[i] && found[i];
        if (mark == Mark::kMustNot) all[i] = all[i] && !found[i];
      }
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
      all[i] = all[i] && (has_must || !has_should || any[i]);
    }
    return all;
  }

  Found matches(const Query& query) {
    switch (query.kind) {
      case Query::Kind::kNothing:
        return Found(articles_.size(), false);
      case Query::Kind::kEverything:
        return Found(articles_.size(), true);
      case Query::Kind::kWords:
      case Query::Kind::kPhrase:
      case Query::Kind::kNear:
      case Query::Kind::kPrefix: {
        Query leaf = query;
        for (const Query& child : query.children) leaf.field = child.field;
        Found found(articles_.size(), false);
        for (const Query& way : OracleNames::ways_of(leaf)) {
          const std::vector<Wanted> wanted = wanted_of(way);
          const Found this_way =
              each([&](const Read& article) { return leaf_matches(way, wanted, article); });
          for (std::size_t i = 0; i < found.size(); ++i) found[i] = found[i] || this_way[i];
        }
        return found;
      }
      case Query::Kind::kFilter:
        return each([&](const Read& article) { return passes(query, *article.article); });
      case Query::Kind::kSum:
        return sum(query);
      case Query::Kind::kAnd:
        return joined(query, true, std::logical_and<>());
      case Query::Kind::kOr:
        return joined(query, false, std::logical_or<>());
      case Query::Kind::kNot:
        return joined(query, true, [](bool all, bool found) { return all && !found; });
    }
    throw std::logic_error("a query of no kind");
  }

  Query part_of(const Query& query) {
    if (query.children.empty() || query.kind == Query::Kind::kNear) return query;
    Query part = query;
    part.children.clear();
    part.marks.clear();
    const auto asked = static_cast<std::size_t>(asked_ - articles_.data());
    for (std::size_t i = 0; i < query.children.size(); ++i) {
      if (!matches(query.children[i])[asked]) continue;
      part.children.push_back(part_of(query.children[i]));
      if (!query.marks.empty()) part.marks.push_back(query.marks[i]);
    }
    return part;
  }

  void witness(const Query& query, const Words& words, std::vector<bool>& seen) {
    if (query.kind == Query::Kind::kNot || query.field == Field::kByline) return;
    for (std::size_t i = 0; i < query.children.size() && query.kind != Query::Kind::kNear; ++i) {
      if (query.marks.empty() || query.marks[i] != Mark::kMustNot) {
        witness(query.children[i], words, seen);
      }
    }
    for (const Query& way : OracleNames::ways_of(query)) witness_leaf(way, words, seen);
  }

  void witness_leaf(const Query& query, const Words& words, std::vector<bool>& seen) {
    const std::vector<Wanted> wanted = wanted_of(query);
    if (is_near(query)) {
      for (const Wanted& one : wanted) {
        for (std::size_t i = 0; i < words.size(); ++i) {
          if (accepts(one, words[i])) seen[i] = true;
        }
      }
    } else if (!query.words.empty()) {
      for (const std::size_t at : runs(wanted, words)) {
        for (std::size_t k = 0; k < wanted.size(); ++k) seen[at + k] = true;
      }
    }
  }

  Analyzer analyzer_;
  std::unordered_map<std::string, std::size_t> numbers_;  // of forms, from 1
  std::vector<const std::string*> forms_;
  std::vector<Read> articles_;
  const Read* asked_ = nullptr;  // the one article that is asked about; null: all
  OracleNames names_;
};

}  // namespace newsdex::test
