#include "searcher/begun_words.hpp"

#include <algorithm>

#include "common/schema.hpp"

namespace newsdex {

BegunWords::BegunWords(const Xapian::Database& database, const DatabaseTables* tables,
                       const std::vector<std::string>& words, Analyzers& analyzers)
    : words_(words), analyzers_(analyzers) {
  const std::string prefix(schema::kLanguage);
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    languages_.push_back({(*term).substr(prefix.size()), ArticleList(database, tables, *term)});
  }
  for (const std::string& word : words_) articles_.add(ArticleList(database, tables, word));
}

Xapian::termcount BegunWords::of(Xapian::docid article, std::vector<std::string>& stems) {
  articles_.skip_to(article);
  if (articles_.at_end() || articles_.article() != article) return 0;
  const std::size_t language = language_of(article);
  Xapian::termcount sum = 0;
  articles_.for_each_here([&](std::size_t word, Xapian::termcount count) {
    sum += count;
    stems.push_back(stem_of(word, language));
  });
  std::ranges::sort(stems);
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  return sum;
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
    found->second = analyzers_.of(name).forms_of(words_[word]).stem;
  }
  return found->second;
}

}  // namespace newsdex
