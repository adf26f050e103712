#include "searcher/suggest.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>

#include "common/code_points.hpp"
#include "common/schema.hpp"
#include "searcher/edits.hpp"
#include "searcher/term_walk.hpp"
#include "searcher/word_forms.hpp"

namespace newsdex {
namespace {

constexpr std::uint64_t kLittle = 2;         // articles
constexpr std::size_t kMostMisspelt = 3;     // of a query that suggestions are looked for
constexpr std::size_t kMostSuggestions = 3;  // of a kind, a word
constexpr std::size_t kShortestTyped = 4;    // of fewer letters anything is only a mistake away
constexpr std::size_t kLongWord = 6;         // from here on two mistakes are allowed
// To walk over so many terms of a vocabulary takes as long as to look up where to go on.
constexpr std::size_t kFewTerms = 8;

// The single words that an article is to hold, as they are: not excluded ones, names or fields.
void collect_words(const Query& query, std::vector<std::string>& words) {
  const bool plain = query.kind == Query::Kind::kWords && query.words.size() == 1 &&
                     query.field == Field::kAny && !query.spellings;
  if (plain && std::ranges::find(words, query.words.front()) == words.end()) {
    words.push_back(query.words.front());
  }
  if (query.kind == Query::Kind::kNot) return;
  for (std::size_t i = 0; i < query.children.size(); ++i) {
    if (query.marks.empty() || query.marks[i] != Mark::kMustNot) {
      collect_words(query.children[i], words);
    }
  }
}

class Suggester {
 public:
  Suggester(const Snapshot& snapshot, const std::vector<std::string>& languages,
            Analyzers& analyzers)
      : snapshot_(snapshot), forms_(snapshot, languages, analyzers) {}

  // Articles that hold the word or a form of it; where more than `few` hold the word itself, as
  // nearly always, its forms are not looked at.
  std::uint64_t articles_of(const std::string& accented, std::uint64_t few) {
    TermCounts& counts = snapshot_.term_counts();
    std::uint64_t articles = counts.of(forms_.folded(accented)).articles;
    if (articles > few) return articles;
    for (const std::string& stem : forms_.searched(accented).stems) {
      articles =
          std::max<std::uint64_t>(articles, counts.of(std::string(schema::kStem) + stem).articles);
    }
    return articles;
  }

  Suggestion for_word(const std::string& accented, std::uint64_t articles) {
    Suggestion made{.word = accented, .articles = articles};
    for (const Spelling& spelling : forms_.spellings_of(accented)) {
      if (spelling.articles >= articles && made.also_spelt.size() < kMostSuggestions) {
        made.also_spelt.push_back(spelling);
      }
    }
    made.did_you_mean = few_mistakes_away(forms_.folded(accented), articles);
    std::erase_if(made.did_you_mean, [&](const Spelling& word) {
      return std::ranges::find(made.also_spelt, word.word, &Spelling::word) !=
             made.also_spelt.end();
    });
    return made;
  }

 private:
  // Of the words with the same first letter the ones fewest mistakes away, the frequent first.
  std::vector<Spelling> few_mistakes_away(const std::string& word, std::uint64_t articles) const {
    std::vector<Spelling> found;
    if (word.size() < kShortestTyped || word.size() > schema::kMaxTermBytes / 2) return found;
    std::size_t fewest = word.size() < kLongWord ? 1 : 2;
    std::size_t after = 0;
    (void)next_code_point(word, after);
    EditsFrom edits(word, fewest);
    std::size_t passed = 0;  // terms in a row that begin hopelessly
    for (TermWalk walk(database(), snapshot_.glass_tables(), word.substr(0, after));
         !walk.at_end();) {
      const std::string& other = walk.term();
      const std::size_t mistakes = edits.to(other);
      if (mistakes <= fewest && mistakes > 0 && walk.articles() > articles) {
        if (mistakes < fewest) found.clear();
        fewest = mistakes;
        const auto longer = static_cast<double>(std::max(other.size(), word.size()));
        found.push_back({other, walk.articles(), 1 - static_cast<double>(mistakes) / longer});
      }
      passed = edits.hopeless() > 0 ? passed + 1 : 0;
      if (passed < kFewTerms) {
        walk.next();
      } else {
        walk.pass_all(other.substr(0, edits.hopeless()));
        passed = 0;
      }
    }
    std::ranges::sort(found, [](const Spelling& a, const Spelling& b) {
      return std::tie(b.articles, a.word) < std::tie(a.articles, b.word);
    });
    if (found.size() > kMostSuggestions) found.resize(kMostSuggestions);
    return found;
  }

  [[nodiscard]] const Xapian::Database& database() const { return snapshot_.database(); }

  const Snapshot& snapshot_;
  WordFormer forms_;
};

}  // namespace

std::vector<Suggestion> suggest(const Query& query, std::uint64_t total, const Snapshot& snapshot,
                                const std::vector<std::string>& languages, Analyzers& analyzers) {
  std::vector<Suggestion> made;
  std::vector<std::string> words;
  collect_words(query, words);
  Suggester suggester(snapshot, languages, analyzers);
  const std::uint64_t few = total <= kLittle ? kLittle : 0;
  std::size_t looked_for = 0;
  for (const std::string& word : words) {
    const std::uint64_t articles = suggester.articles_of(word, few);
    if (articles > few) continue;
    if (++looked_for > kMostMisspelt) break;
    Suggestion suggestion = suggester.for_word(word, articles);
    if (suggestion.also_spelt.empty() && suggestion.did_you_mean.empty()) continue;
    made.push_back(std::move(suggestion));
  }
  return made;
}

}  // namespace newsdex
