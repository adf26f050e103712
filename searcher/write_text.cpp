// Results for people: title, where it is from, the passage with what matched, the file.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "common/numbers.hpp"
#include "searcher/spelling_lines.hpp"
#include "searcher/terminal_text.hpp"
#include "searcher/write_results.hpp"

namespace newsdex {

namespace {

constexpr std::size_t kWidest = 100;   // longer lines are hard to read
constexpr std::size_t kMostLines = 5;  // of a title, or of where an article is from
constexpr std::string_view kBetween = " · ";

std::string_view before_total(TotalIs total_is) {
  switch (total_is) {
    case TotalIs::kExact:
      return "";
    case TotalIs::kAtLeast:
      return "at least ";
    case TotalIs::kAbout:
      return "about ";
    case TotalIs::kAtMost:
      return "at most ";
  }
  return "";
}

// "10 of about 1,234 articles in 4.2 ms", "11 to 20 of …"; "30 passages of …" where some may be of
// one article.
std::string closing_line(const SearchResult& result) {
  const std::string time = fmt::format("{:.1f} ms", result.elapsed_ms);
  if (result.hits.empty() && result.total == 0) return "nothing found in " + time;
  const std::string total =
      std::string(before_total(result.total_is)) + counted(result.total, "article");
  if (result.hits.empty()) return fmt::format("none shown of {} in {}", total, time);
  const std::size_t first = result.hits.front().rank;
  const std::size_t last = result.hits.back().rank;
  const bool are_articles = result.per_article <= 1;
  std::string shown =
      fmt::format("{}{} to {}", are_articles ? "" : "passages ", grouped(first), grouped(last));
  if (first <= 1) {
    const std::size_t hits = result.hits.size();
    shown = are_articles ? grouped(hits) : counted(hits, "passage");
  } else if (first == last) {
    shown = (are_articles ? "number " : "passage ") + grouped(first);
  }
  const bool all = first <= 1 && are_articles && result.total_is == TotalIs::kExact &&
                   result.hits.size() == result.total;
  return all ? fmt::format("{} in {}", total, time)
             : fmt::format("{} of {} in {}", shown, total, time);
}

class TextWriter : public ResultWriter {
 public:
  TextWriter(std::ostream& out, std::ostream& err, const Terminal& terminal,
             std::filesystem::path here)
      : out_(out), err_(err), terminal_(terminal), here_(std::move(here)) {}

  void begin(const SearchResult& result, std::string_view query_id) override {
    const std::size_t last_rank = result.hits.empty() ? 0 : result.hits.back().rank;
    indent_ = fmt::format("{}", last_rank).size() + 2;
    first_ = true;
    if (!query_id.empty()) {
      const std::string heading = fmt::format("== {}: {} ==", query_id, result.query);
      out_ << styled(printable(heading), Style::kTitle, terminal_) << "\n\n";
    }
    if (!result.xapian_query.empty()) {
      out_ << styled("query: " + printable(result.parsed), Style::kFaint, terminal_) << '\n'
           << styled("index: " + printable(result.xapian_query), Style::kFaint, terminal_) << '\n';
      for (const NameSpellings& name : result.names) {
        out_ << styled("name: " + printable(spellings_line(name)), Style::kFaint, terminal_)
             << '\n';
      }
      out_ << '\n';
    }
  }

  void hit(const Hit& hit) override {
    if (!first_) out_ << '\n';
    first_ = false;
    write_title(hit);
    for (const std::string& line : few_lines({origin(hit), {}, Style::kFaint})) write_line(line);
    write_lines({hit.passage.text, hit.passage.highlights});
    write_line(printable_path(path_from_here(hit.path)), Style::kPath);
    if (!hit.explanation.empty()) write_lines({hit.explanation, {}, Style::kFaint});
  }

  void end(const SearchResult& result) override {
    out_.flush();
    if (!result.hits.empty()) err_ << '\n';
    if (result.xapian_query.empty()) {  // else begin() has told them
      for (const NameSpellings& name : result.names) {
        err_ << printable(spellings_line(name)) << '\n';
      }
    }
    for (const Suggestion& suggestion : result.suggestions) {
      err_ << printable(suggestion_line(suggestion)) << '\n';
    }
    err_ << closing_line(result) << '\n';
  }

 private:
  [[nodiscard]] std::size_t room() const {
    const std::size_t width = std::min(terminal_.width, kWidest);
    return width > indent_ ? width - indent_ : 1;
  }

  void write_title(const Hit& hit) {
    const bool titled = !hit.title.empty();
    const std::vector<std::string> lines = few_lines(
        {titled ? hit.title : hit.id, titled ? hit.title_highlights : std::vector<ByteRange>(),
         Style::kTitle, Style::kTitleMatch});
    std::string before = fmt::format("{:>{}} ", fmt::format("{}.", hit.rank), indent_ - 1);
    for (const std::string& line : lines) {
      out_ << before << line << '\n';
      before.assign(indent_, ' ');
    }
  }

  // A title or a publisher's name may be as long as a file.
  [[nodiscard]] std::vector<std::string> few_lines(const StyledText& text) const {
    std::vector<std::string> lines = wrapped(text, room(), terminal_);
    if (lines.size() > kMostLines) {
      lines.resize(kMostLines);
      lines.emplace_back("…");
    }
    return lines;
  }

  void write_lines(const StyledText& text) {
    for (const std::string& line : wrapped(text, room(), terminal_)) write_line(line);
  }

  void write_line(const std::string& line, Style style = Style::kPlain) {
    out_ << std::string(indent_, ' ') << styled(line, style, terminal_) << '\n';
  }

  // When, by whom, in which language, and where in the article.
  static std::string origin(const Hit& hit) {
    std::vector<std::string> parts;
    if (hit.date) parts.push_back(to_string(*hit.date).substr(0, 10));
    if (!hit.source.empty()) parts.push_back(printable(hit.source));
    if (!hit.language.empty() && hit.language != "en") parts.push_back(printable(hit.language));
    if (hit.passage.number > 0) {
      parts.push_back(fmt::format("passage {} of {}", hit.passage.number, hit.passage.of));
    } else {
      parts.emplace_back("in the title");
    }
    return fmt::format("{}", fmt::join(parts, kBetween));
  }

  // Relative where the file is below this folder, else absolute.
  [[nodiscard]] std::string path_from_here(const std::string& path) const {
    const std::string folder = here_.string() + "/";
    return !here_.empty() && path.starts_with(folder) ? path.substr(folder.size()) : path;
  }

  std::ostream& out_;
  std::ostream& err_;
  Terminal terminal_;
  std::filesystem::path here_;
  std::size_t indent_ = 0;
  bool first_ = true;
};

}  // namespace

std::unique_ptr<ResultWriter> text_writer(std::ostream& out, std::ostream& err,
                                          const Terminal& terminal, std::filesystem::path here) {
  return std::make_unique<TextWriter>(out, err, terminal, std::move(here));
}

}  // namespace newsdex
