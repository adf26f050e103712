#include "common/short_lines.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <tuple>
#include <utility>

#include "common/ascii.hpp"
#include "common/glass_encoding.hpp"

namespace newsdex {
namespace {

constexpr std::size_t kMostTextBytes = 1 << 20;
constexpr std::size_t kKeyBytes = 4;
// Of what lines are hashed to: more than an article of news has short lines, and up to 64 MiB.
constexpr std::uint64_t kPlacesAnArticle = 8;
constexpr std::uint64_t kMostPlaces = 64 << 20;

std::uint32_t key_of(std::string_view bytes) {
  return static_cast<std::uint32_t>(XXH3_64bits(bytes.data(), bytes.size()));
}

bool is_letter_byte(char c) { return ascii::is_letter(c) || static_cast<unsigned char>(c) >= 0x80; }
bool is_blank_byte(char c) { return c == ' ' || c == '\t' || c == '\r'; }

// The first and last half of too many.
void keep_ends(std::vector<ShortLine>& lines) {
  if (lines.size() <= kMostShortLines) return;
  const auto half = static_cast<std::ptrdiff_t>(kMostShortLines / 2);
  lines.erase(lines.begin() + half, lines.end() - half);
}

void append_key(std::string& out, std::uint32_t key) {
  for (std::size_t i = 0; i < kKeyBytes; ++i) out.push_back(static_cast<char>(key >> (8 * i)));
}
bool take_key(std::string_view& bytes, std::uint32_t& key) {
  if (bytes.size() < kKeyBytes) return false;
  key = 0;
  for (std::size_t i = kKeyBytes; i-- > 0;) {
    key = key << 8 | static_cast<unsigned char>(bytes[i]);
  }
  bytes.remove_prefix(kKeyBytes);
  return true;
}
bool take_number(std::string_view& bytes, std::uint32_t& number) {
  std::uint64_t wide = 0;
  if (!glass::take_vint(bytes, wide) || wide > ~std::uint32_t{0}) return false;
  number = static_cast<std::uint32_t>(wide);
  return true;
}

std::uint64_t line_of(const ArticleLines& article, const PlacedLine& line) {
  return std::uint64_t{article.publisher} << 32 | line.key;
}

auto by_line(const Boilerplate::Row& row) { return std::tuple(row.publisher, row.line); }

}  // namespace

std::vector<ShortLine> short_lines(std::string_view text) {
  std::vector<ShortLine> lines;
  if (text.size() > kMostTextBytes) return lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t next = std::min(text.find('\n', at), text.size());
    std::size_t begin = at;
    std::size_t end = next;
    at = next + 1;
    if (end - begin > 2 * kShortLineBytes) continue;  // white space is looked at of others alone
    while (begin < end && is_blank_byte(text[begin])) ++begin;
    while (begin < end && is_blank_byte(text[end - 1])) --end;
    const std::string_view line = text.substr(begin, end - begin);
    if (line.size() > kShortLineBytes || !std::any_of(line.begin(), line.end(), is_letter_byte))
      continue;
    lines.push_back({begin, end, key_of(line)});
  }
  keep_ends(lines);
  return lines;
}

std::uint32_t publisher_key(std::string_view source) { return key_of(source); }

std::string lines_value(std::string_view source, std::string_view text,
                        const std::vector<Token>& tokens, std::uint32_t first_position) {
  std::string value;
  append_key(value, publisher_key(source));
  std::size_t token = 0;
  std::uint32_t before = 0;
  for (const ShortLine& line : short_lines(text)) {
    while (token < tokens.size() && tokens[token].begin < line.begin) ++token;
    const std::size_t first = token;
    while (token < tokens.size() && tokens[token].begin < line.end) ++token;
    if (token == first) continue;
    const std::uint32_t position = first_position + static_cast<std::uint32_t>(first);
    glass::append_vint(value, position - before);
    glass::append_vint(value, token - first);
    append_key(value, line.key);
    before = position;
  }
  return value;
}

ArticleLines read_lines(std::string_view value) {
  ArticleLines article;
  if (!take_key(value, article.publisher)) return article;
  std::uint32_t position = 0;
  while (!value.empty()) {
    PlacedLine line;
    std::uint32_t gap = 0;
    if (!take_number(value, gap) || !take_number(value, line.words) || !take_key(value, line.key)) {
      return {};
    }
    line.position = position += gap;
    article.lines.push_back(line);
  }
  return article;
}

LineCounts::LineCounts(std::uint64_t articles)
    : expected_(
          std::bit_ceil(std::clamp(articles * kPlacesAnArticle, std::uint64_t{1}, kMostPlaces))) {}

std::size_t LineCounts::place_of(std::uint64_t line) const {
  constexpr std::uint64_t kSpread = 0x9E3779B97F4A7C15;  // 2^64 over the golden ratio
  return (line * kSpread >> 32) & (expected_.size() - 1);
}

void LineCounts::expect(const ArticleLines& article) {
  ++articles_of_[article.publisher];
  for (const PlacedLine& line : article.lines) {
    std::uint8_t& count = expected_[place_of(line_of(article, line))];
    if (count < kBoilerplateArticles) ++count;
  }
}

void LineCounts::add(const ArticleLines& article) {
  of_article_.clear();
  for (const PlacedLine& placed : article.lines) {
    const std::uint64_t line = line_of(article, placed);
    if (expected_[place_of(line)] >= kBoilerplateArticles) of_article_.push_back(line);
  }
  std::sort(of_article_.begin(), of_article_.end());
  const auto end = std::unique(of_article_.begin(), of_article_.end());
  for (auto line = of_article_.begin(); line != end; ++line) ++frequent_[*line];
}

std::string LineCounts::take_boilerplate() {
  std::vector<std::pair<std::uint64_t, std::uint64_t>> lines(frequent_.begin(), frequent_.end());
  std::sort(lines.begin(), lines.end());
  std::string rows;
  for (const auto& [line, articles] : lines) {
    if (articles < kBoilerplateArticles) continue;
    const auto publisher = static_cast<std::uint32_t>(line >> 32);
    const std::uint64_t all = articles_of_[publisher];
    if (static_cast<double>(articles) < kBoilerplateShare * static_cast<double>(all)) continue;
    append_key(rows, publisher);
    append_key(rows, static_cast<std::uint32_t>(line));
    glass::append_vint(rows, articles);
    glass::append_vint(rows, all);
  }
  *this = LineCounts(0);
  return rows;
}

void Boilerplate::add(std::string_view metadata) {
  Row row;
  while (take_key(metadata, row.publisher) && take_key(metadata, row.line) &&
         glass::take_vint(metadata, row.articles) && glass::take_vint(metadata, row.of_publisher)) {
    rows_.push_back(row);
  }
  std::ranges::sort(rows_, {}, by_line);
}

bool Boilerplate::holds(std::uint32_t publisher, std::uint32_t line) const {
  return std::ranges::binary_search(rows_, std::tuple(publisher, line), {}, by_line);
}

}  // namespace newsdex
