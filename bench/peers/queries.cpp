#include "bench/peers/queries.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace newsdex::bench {
namespace {

using Words = std::vector<std::string>;

bool is_plain(std::string_view word) {
  return std::ranges::all_of(word, [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; });
}

// Words spread over the text, two or three in turn; empty where the text is too short.
std::string keywords_of(const std::vector<Words>& runs, std::size_t turn) {
  Words words;
  for (const Words& run : runs) {
    std::ranges::copy_if(run, std::back_inserter(words),
                         [](const std::string& word) { return word.size() >= 4; });
  }
  if (words.size() < 12) return {};
  const std::size_t step = words.size() / 4;
  std::string query = fmt::format("{} {}", words[step], words[2 * step + turn % step]);
  return turn % 2 ? query : fmt::format("{} {}", query, words[3 * step]);
}

// The first words of the longest run; empty where it has fewer than three.
std::string phrase_of(const std::vector<Words>& runs) {
  const Words& run = *std::ranges::max_element(runs, {}, &Words::size);
  return run.size() < 3 ? "" : fmt::format("\"{} {} {}\"", run[0], run[1], run[2]);
}

}  // namespace

std::vector<Words> plain_runs(std::string_view text) {
  std::vector<Words> runs(1);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n", begin), text.size());
    std::string word(text.substr(begin, end - begin));
    begin = end + 1;
    if (word.empty()) continue;
    if (is_plain(word)) {
      for (char& c : word) c = static_cast<char>(c | 0x20);
      runs.back().push_back(std::move(word));
    } else if (!runs.back().empty()) {
      runs.emplace_back();
    }
  }
  return runs;
}

void QueryMaker::see(std::string_view text) {
  if (seen_++ % every_ != 0) return;
  const std::vector<Words> runs = plain_runs(text);
  const std::string keywords = keywords_of(runs, seen_);
  const std::string phrase = phrase_of(runs);
  if (keywords.empty() || phrase.empty()) return;
  queries_.keywords.push_back(keywords);
  queries_.phrases.push_back(phrase);
}

Queries QueryMaker::take(std::size_t count) const {
  Queries taken = queries_;
  taken.keywords.resize(std::min(count, taken.keywords.size()));
  taken.phrases.resize(std::min(count, taken.phrases.size()));
  return taken;
}

}  // namespace newsdex::bench
