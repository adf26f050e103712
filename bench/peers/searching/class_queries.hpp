// Queries by class, drawn by a seeded generator from what articles hold: what all engines are asked
// when whole searches are compared. The same texts and seed give the same queries everywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace newsdex::bench {

enum class Asking { kAnyWord, kAllWords, kPhrase };

struct ClassQuery {
  Asking asking = Asking::kAnyWord;
  std::vector<std::string> words;  // of ASCII letters, in lower case

  friend bool operator==(const ClassQuery&, const ClassQuery&) = default;
};

struct QueryClass {
  std::string name;
  std::vector<ClassQuery> queries;

  friend bool operator==(const QueryClass&, const QueryClass&) = default;
};

// The same in each engine's own language.
[[nodiscard]] std::string for_xapian(const ClassQuery& query);  // newsdex and the stock QueryParser
[[nodiscard]] std::string for_sqlite(const ClassQuery& query);
[[nodiscard]] std::string for_lucene(const ClassQuery& query);  // as LuceneAsk.java reads it

// Shows itself all texts, keeps a sample of them and draws from that.
class ClassQueryMaker {
 public:
  explicit ClassQueryMaker(std::uint64_t seed) : random_(seed) {}

  void see(std::string_view text);

  // 200 "keywords" (one to four words of one article, in turn, none of them frequent), 100
  // "phrases" (two to four words that follow each other), 50 "conjunctions" (two or three words
  // of one article), 20 "frequent" (one to three of the words that most articles hold). Fewer where
  // the texts are too few or too short.
  [[nodiscard]] std::vector<QueryClass> take() const;

 private:
  using Runs = std::vector<std::vector<std::string>>;

  std::mt19937_64 random_;
  std::uint64_t seen_ = 0;
  std::vector<Runs> sample_;
};

}  // namespace newsdex::bench
