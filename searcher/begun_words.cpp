#include "searcher/begun_words.hpp"

#include <algorithm>

#include "common/schema.hpp"

namespace newsdex {

BegunWords::BegunWords(const Xapian::Database& database, const DatabaseTables* tables,
                       const std::vector<std::string>& words, Analyzers& analyzers)
    : analyzers_(analyzers) {
  const std::string prefix(schema::kLanguage);
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    languages_.push_back({(*term).substr(prefix.size()), ArticleList(database, tables, *term)});
  }
  for (const std::string& word : words) {
    words_.push_back({word, ArticleList(database, tables, word)});
    if (!words_.back().articles.at_end()) heap_.push_back(words_.size() - 1);
  }
  std::ranges::make_heap(heap_, [this](std::size_t a, std::size_t b) { return is_later(a, b); });
}

bool BegunWords::is_later(std::size_t a, std::size_t b) const {
  return words_[a].articles.article() > words_[b].articles.article();
}

Xapian::termcount BegunWords::of(Xapian::docid article, std::vector<std::string>& stems) {
  const auto later = [this](std::size_t a, std::size_t b) { return is_later(a, b); };
  std::vector<std::size_t> here;
  while (!heap_.empty() && words_[heap_.front()].articles.article() <= article) {
    std::ranges::pop_heap(heap_, later);
    ArticleList& articles = words_[heap_.back()].articles;
    articles.skip_to(article);
    if (!articles.at_end() && articles.article() == article) {
      here.push_back(heap_.back());
      heap_.pop_back();
    } else if (articles.at_end()) {
      heap_.pop_back();
    } else {
      std::ranges::push_heap(heap_, later);
    }
  }
  Xapian::termcount count = 0;
  for (const std::size_t word : here) {
    count += words_[word].articles.count();
    stems.push_back(stem_of(word, language_of(article)));
    heap_.push_back(word);  // the article may be asked about again
    std::ranges::push_heap(heap_, later);
  }
  std::ranges::sort(stems);
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  return count;
}

// Its place in `languages_`; one behind them where the article has none.
std::size_t BegunWords::language_of(Xapian::docid article) {
  for (std::size_t i = 0; i < languages_.size(); ++i) {
    ArticleList& articles = languages_[i].articles;
    articles.skip_to(article);
    if (!articles.at_end() && articles.article() == article) return i;
  }
  return languages_.size();
}

const std::string& BegunWords::stem_of(std::size_t word, std::size_t language) {
  const std::uint64_t key = static_cast<std::uint64_t>(word) * (languages_.size() + 1) + language;
  const auto [found, is_new] = stems_.try_emplace(key);
  if (is_new) {
    const std::string name = language < languages_.size() ? languages_[language].name : "";
    found->second = analyzers_.of(name).forms_of(words_[word].word).stem;
  }
  return found->second;
}

}  // namespace newsdex
