// Searching: a query against one index or several, answered with ranked passages.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <newsdex/date.hpp>
#include <newsdex/error.hpp>
#include <newsdex/query.hpp>

namespace newsdex {

enum class Sort { kRelevance, kNewest, kOldest };

struct SearchOptions {
  std::size_t limit = 10;        // hits
  std::size_t offset = 0;        // hits left out before them
  std::size_t per_article = 1;   // most passages of one article
  Sort sort = Sort::kRelevance;  // newest and oldest: undated articles last
  // Newer articles gain: seconds before the newest, or before now where that is earlier, after
  // which an article gains half as much. 0: age counts for nothing. For Sort::kRelevance.
  double recent_half_life = 0;
  std::optional<Date> since;           // inclusive
  std::optional<Date> until;           // inclusive: 2022-02 is the whole month
  std::vector<std::string> sources;    // publishers; alternatives
  std::vector<std::string> languages;  // BCP 47; alternatives; query words are stemmed for these
  std::vector<std::string> phrases;    // exact phrases, all required
  bool plain = false;                  // the query is words without syntax
  bool strict = false;     // a warning becomes Error(kUsage) with a caret under its place
  bool count_all = false;  // make `total` exact, where there is time for it
  // Then the search stops: the hits are the best of what was found, `total` is at least so many,
  // and a warning says so. 0: never. What is over in less is not made slower. A search that has
  // time is stopped in the same way where it looks for too many phrases, or phrases of too frequent
  // words: after some 450 steps an article, which takes about a second for each 70,000 articles.
  double timeout_seconds = 5;
  // Choose and show passages as if no short line stood in many articles of one publisher.
  bool keep_boilerplate = false;
  // Search what the last search saw, whatever was published since; where a writer has by now
  // written over what that needs, the newest (SearchResult::indexes says which).
  bool same_snapshot = false;
  bool suggest = true;   // look for what a word that finds nothing or little may have meant
  bool explain = false;  // fill Hit::explanation and SearchResult::xapian_query
};

// Half-open byte range.
struct ByteRange {
  std::size_t begin = 0;
  std::size_t end = 0;

  friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

struct Passage {
  std::string text;        // exactly the bytes [begin, end) of the article's stored text
  std::size_t number = 0;  // from 1; 0: only the title matched, and the text is the lead
  std::size_t of = 0;      // how many passages the article has
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<ByteRange> highlights;  // in `text`, in order, on code-point boundaries
};

struct Hit {
  std::size_t rank = 0;  // from 1, going on from the offset
  double score = 0;
  std::string id;
  std::string docno;
  std::string path;  // exact bytes, which need not be UTF-8
  std::string title;
  std::optional<Date> date;
  std::string source;
  std::string language;
  std::string url;
  Passage passage;
  std::vector<ByteRange> title_highlights;
  std::string explanation;  // with SearchOptions::explain
};

// A word of the index that is a spelling of a name.
struct Spelling {
  std::string word;            // folded, as the index has words
  std::uint64_t articles = 0;  // that hold it
  double similarity = 1;       // 1: sounds the same; 0.75 at least

  friend bool operator==(const Spelling&, const Spelling&) = default;
};

// What name~ was read as: the name as typed first, then its other spellings, the closest first.
struct NameSpellings {
  std::string name;                 // canonical, as Query::words has it
  std::vector<Spelling> spellings;  // the first is the name itself, perhaps in no article

  friend bool operator==(const NameSpellings&, const NameSpellings&) = default;
};

// What else a word of the query may have meant that the indexes hold (nearly) nowhere.
struct Suggestion {
  std::string word;                    // as Query::words has it
  std::uint64_t articles = 0;          // that hold it or a form of it: 0, 1 or 2
  std::vector<Spelling> also_spelt;    // spellings that as many or more articles hold
  std::vector<Spelling> did_you_mean;  // the frequent words fewest typing mistakes away

  friend bool operator==(const Suggestion&, const Suggestion&) = default;
};

enum class TotalIs { kExact, kAtLeast, kAbout, kAtMost };

struct SearchedIndex {
  std::string path;
  unsigned generation = 0;
  std::uint64_t revision = 0;
  std::uint64_t articles = 0;
};

struct SearchResult {
  std::string query;         // as typed
  std::string parsed;        // canonical
  std::string xapian_query;  // with SearchOptions::explain
  std::vector<SearchedIndex> indexes;
  std::vector<QueryWarning> warnings;
  std::vector<NameSpellings> names;  // of each name~ of the query, in its order, each name once
  std::vector<Suggestion> suggestions;
  std::vector<Hit> hits;
  std::size_t per_article = 1;  // so many hits at most are of one article, as was asked
  std::uint64_t total = 0;      // articles
  TotalIs total_is = TotalIs::kExact;
  double elapsed_ms = 0;
};

// Each search sees one state of the indexes: the newest published when it begins (but for
// SearchOptions::same_snapshot). One thread at a time; as many searchers as you like.
class Searcher {
 public:
  // Opens the index folders. Several are searched as one, each once: that two of the paths lead to
  // the same folder changes nothing. Throws Error: kUsage where there is none, or one and a copy of
  // it, kNotFound, kForeign, kNewerFormat, kCorrupt, kInputOutput.
  explicit Searcher(std::vector<std::filesystem::path> indexes);
  ~Searcher();
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;

  // Answers a query. Throws Error: kUsage for an empty one without phrases or filters, for a phrase
  // of SearchOptions::phrases that holds no word, and for a warning with SearchOptions::strict; and
  // what the constructor throws, for the indexes may be opened anew.
  [[nodiscard]] SearchResult search(std::string_view query, const SearchOptions& options = {});

  // Moves to the newest published state of the indexes; true where that is another one. Throws as
  // the constructor does, and stays where it was.
  bool refresh();

 private:
  class Internal;
  std::unique_ptr<Internal> internal_;
};

// The index that is searched when none is named: $NEWSDEX_INDEX, else the nearest .newsdex in the
// current folder or above it. Throws Error(kNotFound).
[[nodiscard]] std::filesystem::path index_to_search();

}  // namespace newsdex
