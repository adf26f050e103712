#include "bench/peers/searching/class_queries.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "bench/peers/queries.hpp"

namespace newsdex::bench {
namespace {

using Words = std::vector<std::string>;

constexpr std::size_t kSample = 2000;    // articles
constexpr std::size_t kFrequent = 50;    // words that count as frequent
constexpr std::size_t kFewestWords = 8;  // of an article that is asked about

// The standard's distributions differ from library to library.
std::size_t below(std::mt19937_64& random, std::size_t end) { return random() % end; }

// `words` in their order, none twice.
Words different(const Words& words) {
  std::set<std::string> known;
  Words kept;
  for (const std::string& word : words) {
    if (known.insert(word).second) kept.push_back(word);
  }
  return kept;
}

// The first `count` of a shuffle of `words`.
Words drawn(Words words, std::size_t count, std::mt19937_64& random) {
  for (std::size_t i = 0; i < count; ++i) {
    std::swap(words[i], words[i + below(random, words.size() - i)]);
  }
  words.resize(count);
  return words;
}

// The words that most articles hold, the most frequent first.
Words frequent_words(const std::vector<std::vector<Words>>& sample) {
  std::map<std::string, std::size_t> articles;
  for (const std::vector<Words>& runs : sample) {
    std::set<std::string> held;
    for (const Words& run : runs) held.insert(run.begin(), run.end());
    for (const std::string& word : held) ++articles[word];
  }
  Words words;
  for (const auto& [word, count] : articles) words.push_back(word);
  std::ranges::stable_sort(words, std::greater{},
                           [&](const std::string& word) { return articles.at(word); });
  words.resize(std::min(words.size(), kFrequent));
  return words;
}

// What can be asked about one article.
struct Askable {
  Words words;              // different ones, none frequent
  std::vector<Words> runs;  // of two words or more
};

std::vector<Askable> askable(const std::vector<std::vector<Words>>& sample, const Words& frequent) {
  const std::set<std::string> known(frequent.begin(), frequent.end());
  std::vector<Askable> all;
  for (const std::vector<Words>& runs : sample) {
    Askable article;
    for (const Words& run : runs) {
      std::ranges::copy_if(run, std::back_inserter(article.words), [&](const std::string& word) {
        return word.size() > 1 && !known.contains(word);
      });
      if (run.size() >= 2) article.runs.push_back(run);
    }
    article.words = different(article.words);
    if (article.words.size() >= kFewestWords && !article.runs.empty()) all.push_back(article);
  }
  return all;
}

// `count` words of the run, or all, from anywhere in it.
Words stretch_of(const Words& run, std::size_t count, std::mt19937_64& random) {
  const std::size_t length = std::min(count, run.size());
  const auto begin =
      run.begin() + static_cast<std::ptrdiff_t>(below(random, run.size() - length + 1));
  return {begin, begin + static_cast<std::ptrdiff_t>(length)};
}

}  // namespace

std::string for_xapian(const ClassQuery& query) {
  switch (query.asking) {
    case Asking::kAnyWord:
      return fmt::format("{}", fmt::join(query.words, " "));
    case Asking::kAllWords:
      return fmt::format("{}", fmt::join(query.words, " AND "));
    case Asking::kPhrase:
      return fmt::format("\"{}\"", fmt::join(query.words, " "));
  }
  return {};
}

// FTS5 takes quoted words for nothing but words.
std::string for_sqlite(const ClassQuery& query) {
  switch (query.asking) {
    case Asking::kAnyWord:
      return fmt::format("\"{}\"", fmt::join(query.words, "\" OR \""));
    case Asking::kAllWords:
      return fmt::format("\"{}\"", fmt::join(query.words, "\" AND \""));
    case Asking::kPhrase:
      return fmt::format("\"{}\"", fmt::join(query.words, " "));
  }
  return {};
}

std::string for_lucene(const ClassQuery& query) {
  switch (query.asking) {
    case Asking::kAnyWord:
      return fmt::format("any\t{}", fmt::join(query.words, " "));
    case Asking::kAllWords:
      return fmt::format("all\t{}", fmt::join(query.words, " "));
    case Asking::kPhrase:
      return fmt::format("phrase\t{}", fmt::join(query.words, " "));
  }
  return {};
}

// Every text seen is in the sample with the same chance.
void ClassQueryMaker::see(std::string_view text) {
  const std::size_t place = seen_ < kSample ? seen_ : below(random_, seen_ + 1);
  ++seen_;
  if (place >= kSample) return;
  if (place == sample_.size()) sample_.emplace_back();
  sample_[place] = plain_runs(text);
}

std::vector<QueryClass> ClassQueryMaker::take() const {
  std::mt19937_64 random = random_;
  const Words frequent = frequent_words(sample_);
  const std::vector<Askable> articles = askable(sample_, frequent);
  std::vector<QueryClass> all = {
      {"keywords", {}}, {"phrases", {}}, {"conjunctions", {}}, {"frequent", {}}};
  if (articles.empty()) return all;
  const auto article = [&] { return articles[below(random, articles.size())]; };
  for (std::size_t i = 0; i < 200; ++i) {
    all[0].queries.push_back({Asking::kAnyWord, drawn(article().words, 1 + i % 4, random)});
  }
  for (std::size_t i = 0; i < 100; ++i) {
    const std::vector<Words> runs = article().runs;
    const Words& run = runs[below(random, runs.size())];
    all[1].queries.push_back({Asking::kPhrase, stretch_of(run, 2 + i % 3, random)});
  }
  for (std::size_t i = 0; i < 50; ++i) {
    all[2].queries.push_back({Asking::kAllWords, drawn(article().words, 2 + i % 2, random)});
  }
  for (std::size_t i = 0; i < 20 && frequent.size() >= 3; ++i) {
    all[3].queries.push_back({Asking::kAnyWord, drawn(frequent, 1 + i % 3, random)});
  }
  return all;
}

}  // namespace newsdex::bench
