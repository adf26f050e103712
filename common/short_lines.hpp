// Short lines that stand in many articles of one publisher: "Your browser doesn't support HTML5",
// share buttons, signatures. They are known only once many articles are, so each article's short
// lines are kept with it (a value slot), which of them are boilerplate is written when an index is
// published (metadata), and what follows from that is decided when it is searched.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <newsdex/analyzer.hpp>

namespace newsdex {

inline constexpr std::size_t kShortLineBytes = 120;
inline constexpr std::size_t kMostShortLines =
    64;  // of an article: the first and last half as many
// Boilerplate stands in at least so many articles of its publisher, and in this share of them.
inline constexpr std::uint64_t kBoilerplateArticles = 5;
inline constexpr double kBoilerplateShare = 0.01;

// A line as it stands in a text, bytes [begin, end) without white space at its ends; lines of one
// key are the same line.
struct ShortLine {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::uint32_t key = 0;

  friend bool operator==(const ShortLine&, const ShortLine&) = default;
};
// In order. Lines without a letter are none; nor are those of a text of more than a megabyte.
[[nodiscard]] std::vector<ShortLine> short_lines(std::string_view text);
// Of an article's `source`, which may be empty: articles of no publisher are as those of one.
[[nodiscard]] std::uint32_t publisher_key(std::string_view source);

// A short line as an article's value slot has it: by the positions of its words.
struct PlacedLine {
  std::uint32_t position = 0;  // of its first word
  std::uint32_t words = 0;
  std::uint32_t key = 0;

  friend bool operator==(const PlacedLine&, const PlacedLine&) = default;
};
struct ArticleLines {
  std::uint32_t publisher = 0;
  std::vector<PlacedLine> lines;
};
// `tokens` are the text's, its first word stands at `first_position`.
[[nodiscard]] std::string lines_value(std::string_view source, std::string_view text,
                                      const std::vector<Token>& tokens,
                                      std::uint32_t first_position);
// No lines where the value is damaged or empty.
[[nodiscard]] ArticleLines read_lines(std::string_view value);

// Counts the lines of all articles of an index. It is told of each twice, in any order: first all
// are expected, then all are added. So it need not remember the lines of a few articles, which are
// by far the most: its memory is that of the frequent ones and of eight to sixteen bytes an
// article, 64 MiB at most.
class LineCounts {
 public:
  // So many articles are to come, about.
  explicit LineCounts(std::uint64_t articles);

  void expect(const ArticleLines& article);
  void add(const ArticleLines& article);

  // What the metadata holds; forgets all.
  [[nodiscard]] std::string take_boilerplate();

 private:
  [[nodiscard]] std::size_t place_of(std::uint64_t line) const;

  // By what a line is hashed to, how often it was expected or another of its place; no further than
  // boilerplate needs.
  std::vector<std::uint8_t> expected_;
  std::unordered_map<std::uint32_t, std::uint64_t> articles_of_;  // a publisher
  std::unordered_map<std::uint64_t, std::uint64_t> frequent_;     // by publisher and line: articles
  std::vector<std::uint64_t> of_article_;  // the frequent ones of the article being added
};

// The lines that are boilerplate, of one index or several.
class Boilerplate {
 public:
  struct Row {
    std::uint32_t publisher = 0;
    std::uint32_t line = 0;
    std::uint64_t articles = 0;      // that hold it
    std::uint64_t of_publisher = 0;  // articles

    friend bool operator==(const Row&, const Row&) = default;
  };

  // Adds what an index's metadata holds; of a damaged value what can be read.
  void add(std::string_view metadata);

  [[nodiscard]] bool empty() const { return rows_.empty(); }
  [[nodiscard]] bool holds(std::uint32_t publisher, std::uint32_t line) const;
  [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }

 private:
  std::vector<Row> rows_;  // by publisher, then line
};

}  // namespace newsdex
