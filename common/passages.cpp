#include "common/passages.hpp"

#include <algorithm>

#include "common/code_points.hpp"
#include "common/sentences.hpp"

namespace newsdex {
namespace {

// A run of tokens [first, last) that is not cut, but where it alone is too long.
struct Sentence {
  std::size_t first = 0;
  std::size_t last = 0;
  bool ends_line = false;
  bool is_heading = false;  // a short line without closing punctuation: goes with what follows it
};

constexpr std::size_t kMostHeadingWords = 12;

bool ends_with_punctuation(std::string_view text, std::size_t begin, std::size_t line_end) {
  return holds_stop(text, begin, line_end) ||
         text.substr(begin, line_end - begin).find_first_of(":;") != std::string_view::npos;
}

std::vector<Sentence> split_sentences(std::string_view text, const std::vector<Token>& tokens) {
  std::vector<Sentence> sentences;
  std::size_t first = 0;
  bool line_starts = true;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool last = i + 1 == tokens.size();
    if (!last && !sentence_ends_between(text, tokens[i], tokens[i + 1])) continue;
    const std::size_t gap_end = last ? text.size() : tokens[i + 1].begin;
    const std::size_t line_end = text.substr(0, gap_end).find('\n', tokens[i].end);
    Sentence sentence{first, i + 1, line_end != std::string_view::npos, false};
    sentence.is_heading = line_starts && sentence.ends_line && i + 1 - first <= kMostHeadingWords &&
                          !ends_with_punctuation(text, tokens[i].end, line_end);
    line_starts = sentence.ends_line;
    sentences.push_back(sentence);
    first = i + 1;
  }
  return sentences;
}

// Ranges of tokens, the passages to be.
class Grouper {
 public:
  void add(const Sentence& sentence) {
    const std::size_t length = sentence.last - sentence.first;
    while (words() >= kMinPassageWords && words() + length > kMaxPassageWords) {
      close(end_before_headings());
    }
    if (words() + length > kHardPassageWords) close_evenly(sentence.last);
    end_ = sentence.last;
    if (sentence.is_heading) return;
    headings_ = end_;
    if (words() >= (sentence.ends_line ? kGoodLineWords : kGoodSentenceWords)) close(end_);
  }

  // What is left joins the passage before it rather than stand alone, where both are small.
  std::vector<std::size_t> finish() {
    if (words() > 0) close(end_);
    if (ends_.size() >= 2) {
      const std::size_t last = ends_.back() - ends_[ends_.size() - 2];
      const std::size_t both = ends_.back() - (ends_.size() > 2 ? ends_[ends_.size() - 3] : 0);
      if (last < kMinPassageWords && both <= kMostJoinedWords) ends_.erase(ends_.end() - 2);
    }
    return std::move(ends_);
  }

 private:
  static constexpr std::size_t kGoodLineWords = 75;
  static constexpr std::size_t kGoodSentenceWords = 110;
  static constexpr std::size_t kMostJoinedWords = 175;

  [[nodiscard]] std::size_t words() const { return end_ - begin_; }
  void close(std::size_t end) {
    ends_.push_back(end);
    begin_ = end;
    headings_ = std::max(headings_, begin_);
  }
  // Headings at the end stay with what follows them, but where they are most of it: a table's rows.
  [[nodiscard]] std::size_t end_before_headings() const {
    return headings_ - begin_ >= kMinPassageWords ? headings_ : end_;
  }
  // Parts a run up to `last` that is too long, a table or a list, into equal pieces; the last one
  // is left open.
  void close_evenly(std::size_t last) {
    const std::size_t length = last - begin_;
    const std::size_t pieces = (length + kHardPassageWords - 1) / kHardPassageWords;
    const std::size_t first = begin_;
    for (std::size_t i = 1; i < pieces; ++i) close(first + length * i / pieces);
  }

  std::vector<std::size_t> ends_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::size_t headings_ = 0;  // where the headings that end the open passage begin
};

}  // namespace

std::vector<PassageSpan> split_passages(std::string_view text, const std::vector<Token>& tokens) {
  Grouper grouper;
  for (const Sentence& sentence : split_sentences(text, tokens)) grouper.add(sentence);

  std::vector<PassageSpan> passages;
  std::size_t first = 0;
  std::size_t begin = skip_white_space(text, 0);
  for (const std::size_t last : grouper.finish()) {
    const std::size_t end = last < tokens.size()
                                ? cut_between(text, tokens[last - 1].end, tokens[last].begin)
                                : trim_white_space(text, begin, text.size());
    passages.push_back({begin, end, first, static_cast<unsigned>(last - first)});
    first = last;
    begin = skip_white_space(text, end);
  }
  return passages;
}

}  // namespace newsdex
