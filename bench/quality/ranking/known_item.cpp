#include "bench/quality/ranking/known_item.hpp"

#include <algorithm>
#include <random>
#include <set>

#include <fmt/format.h>
#include <newsdex/analyzer.hpp>

#include "common/passages.hpp"

namespace newsdex::bench {
namespace {

constexpr std::size_t kMostFrequent = 20;  // in one of so many articles
constexpr std::size_t kWords = 6;
constexpr std::size_t kQuoted = 12;
constexpr std::size_t kLeastHeadline = 4;  // words

bool is_letters(const std::string& word) {
  return word.size() >= 3 && std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
}

// A number below `bound`; std::uniform_int_distribution differs between libraries.
std::size_t draw(std::mt19937_64& random, std::size_t bound) { return random() % bound; }

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, " "));
}

}  // namespace

KnownItemMaker::KnownItemMaker(const std::vector<Document>& articles) : articles_(articles) {
  std::map<std::string, std::set<std::string>> forms;
  for (const Document& article : articles) {
    std::vector<std::string> words;
    read(article, words);
    std::ranges::sort(words);
    words.erase(std::unique(words.begin(), words.end()), words.end());
    for (const std::string& word : words) ++frequencies_[word];
  }
  for (const std::vector<Word>& passage : words_) {
    for (const Word& word : passage) {
      if (is_letters(word.word)) forms[word.stem].insert(word.word);
    }
  }
  for (const auto& [stem, words] : forms) forms_[stem].assign(words.begin(), words.end());
}

void KnownItemMaker::read(const Document& article, std::vector<std::string>& words_of_article) {
  static Analyzer english("en");
  static Analyzer other("");
  const bool is_english = article.language == "en";
  std::vector<Token> tokens;
  (is_english ? english : other).analyze(article.text, tokens);
  if (is_english) ++english_articles_;
  std::size_t number = 0;
  for (const PassageSpan& span : split_passages(article.text, tokens)) {
    passages_.push_back({fmt::format("{}#{}", article.id, ++number), "",
                         article.text.substr(span.begin, span.end - span.begin), article.language});
    words_.emplace_back();
    if (!is_english) continue;
    std::vector<std::string> all;
    for (std::size_t i = span.first_token; i < span.first_token + span.words; ++i) {
      words_.back().push_back({std::string(tokens[i].word), std::string(tokens[i].stem)});
      all.emplace_back(tokens[i].word);
    }
    same_words_[joined(all)].push_back(passages_.back().id);
    words_of_article.insert(words_of_article.end(), all.begin(), all.end());
  }
}

bool KnownItemMaker::is_rare(const Word& word) const {
  return is_letters(word.word) && frequencies_.at(word.word) * kMostFrequent <= english_articles_;
}

KnownItems KnownItemMaker::headlines(std::size_t count, std::uint64_t seed) const {
  KnownItems items{"headline", {}, {}};
  std::map<std::string, std::vector<const Document*>> same;
  std::vector<const Document*> asked;
  Analyzer analyzer("");
  std::vector<Token> tokens;
  for (const Document& article : articles_) {
    if (article.language != "en" || article.text.empty()) continue;
    analyzer.analyze(article.title, tokens);
    if (tokens.size() < kLeastHeadline) continue;
    same[article.title + "\n" + article.text].push_back(&article);
    asked.push_back(&article);
  }
  std::mt19937_64 random(seed);
  while (items.questions.size() < count && !asked.empty()) {
    const std::size_t place = draw(random, asked.size());
    const Document& article = *asked[place];
    asked.erase(asked.begin() + static_cast<std::ptrdiff_t>(place));
    items.questions.push_back({fmt::format("headline-{}", article.id), article.title});
    for (const Document* right : same[article.title + "\n" + article.text]) {
      items.right[items.questions.back().id][right->id] = 1;
    }
  }
  return items;
}

// Draws passages until there are `count` questions, or each was drawn. `make` gives a question's
// text, empty where the passage has none.
template <class Make>
KnownItems KnownItemMaker::about_passages(std::string name, std::size_t count, std::uint64_t seed,
                                          Make&& make) const {
  KnownItems items{std::move(name), {}, {}};
  std::vector<std::size_t> left;
  for (std::size_t i = 0; i < passages_.size(); ++i) {
    if (words_[i].size() >= kQuoted) left.push_back(i);
  }
  std::mt19937_64 random(seed);
  while (items.questions.size() < count && !left.empty()) {
    std::swap(left[draw(random, left.size())], left.back());
    const std::size_t passage = left.back();
    left.pop_back();
    std::string text = make(words_[passage], random());
    if (text.empty()) continue;
    items.questions.push_back(
        {fmt::format("{}-{}", items.name, passages_[passage].id), std::move(text)});
    std::vector<std::string> all;
    for (const Word& word : words_[passage]) all.push_back(word.word);
    for (const std::string& right : same_words_.at(joined(all))) {
      items.right[items.questions.back().id][right] = 1;
    }
  }
  return items;
}

std::string KnownItemMaker::six_words(const std::vector<Word>& passage, std::uint64_t seed) const {
  std::mt19937_64 random(seed);
  std::vector<Word> left;
  for (const Word& word : passage) {
    if (is_rare(word)) left.push_back(word);
  }
  std::vector<Word> drawn;
  while (drawn.size() < kWords && !left.empty()) {
    drawn.push_back(left[draw(random, left.size())]);
    std::erase_if(left, [&](const Word& word) { return word.stem == drawn.back().stem; });
  }
  if (drawn.size() < kWords) return {};
  std::vector<std::string> asked;
  bool changed = false;
  for (const Word& word : drawn) {
    asked.push_back(word.word);
    const std::vector<std::string>& forms = forms_.at(word.stem);
    if (changed || forms.size() < 2) continue;
    const auto at = static_cast<std::size_t>(std::ranges::find(forms, word.word) - forms.begin());
    asked.back() = forms[(at + 1 + draw(random, forms.size() - 1)) % forms.size()];
    changed = true;
  }
  return changed ? joined(asked) : "";
}

KnownItems KnownItemMaker::words(std::size_t count, std::uint64_t seed) const {
  return about_passages("words", count, seed,
                        [this](const std::vector<Word>& passage, std::uint64_t drawn) {
                          return six_words(passage, drawn);
                        });
}

KnownItems KnownItemMaker::quotations(std::size_t count, std::uint64_t seed) const {
  return about_passages(
      "quotation", count, seed, [](const std::vector<Word>& passage, std::uint64_t drawn) {
        std::mt19937_64 random(drawn);
        const std::size_t first = draw(random, passage.size() - kQuoted + 1);
        const std::size_t lost = draw(random, kQuoted);
        const std::size_t other = (lost + 1 + draw(random, kQuoted - 1)) % kQuoted;
        std::vector<std::string> quoted;
        for (std::size_t i = 0; i < kQuoted; ++i) {
          if (i != lost && i != other) quoted.push_back(passage[first + i].word);
        }
        return joined(quoted);
      });
}

}  // namespace newsdex::bench
