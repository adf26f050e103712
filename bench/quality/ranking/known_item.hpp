// Questions whose right answer is known without a judge, because they were made of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "bench/quality/ranking/collection.hpp"

namespace newsdex::bench {

struct KnownItems {
  std::string name;
  std::vector<Question> questions;
  Judgements right;  // what has the same words is right too
};

// Draws questions about English articles; the same ones from the same seed.
class KnownItemMaker {
 public:
  explicit KnownItemMaker(const std::vector<Document>& articles);

  // Every passage of every article, as newsdex cuts them: ids "ARTICLE#NUMBER", without titles.
  [[nodiscard]] const std::vector<Document>& passages() const { return passages_; }

  // A headline of four words or more; right is its article.
  [[nodiscard]] KnownItems headlines(std::size_t count, std::uint64_t seed) const;
  // Six different words that are not frequent (in at most 5 % of the articles, three letters or
  // more), drawn from a passage, one of them in another form of its stem; right is the passage.
  [[nodiscard]] KnownItems words(std::size_t count, std::uint64_t seed) const;
  // Twelve words of a passage as they follow one another, without two; right is the passage.
  [[nodiscard]] KnownItems quotations(std::size_t count, std::uint64_t seed) const;

 private:
  struct Word {
    std::string word;
    std::string stem;
  };

  void read(const Document& article, std::vector<std::string>& words_of_article);
  [[nodiscard]] bool is_rare(const Word& word) const;
  [[nodiscard]] std::string six_words(const std::vector<Word>& passage, std::uint64_t seed) const;
  template <class Make>
  [[nodiscard]] KnownItems about_passages(std::string name, std::size_t count, std::uint64_t seed,
                                          Make&& make) const;

  const std::vector<Document>& articles_;
  std::size_t english_articles_ = 0;
  std::vector<Document> passages_;
  std::vector<std::vector<Word>> words_;                        // of each passage; others': none
  std::map<std::string, std::size_t> frequencies_;              // of words, in articles
  std::map<std::string, std::vector<std::string>> forms_;       // of each stem
  std::map<std::string, std::vector<std::string>> same_words_;  // ids of passages, by their words
};

}  // namespace newsdex::bench
