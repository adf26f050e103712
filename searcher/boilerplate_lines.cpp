#include "searcher/boilerplate_lines.hpp"

#include <algorithm>

#include "common/schema.hpp"
#include "searcher/rank_passages.hpp"

namespace newsdex {
namespace {

bool is_white(char c) { return c == ' ' || c == '\n'; }

}  // namespace

void BoilerplateLines::read_ahead(std::span<const Xapian::docid> articles) {
  ahead_.clear();
  if (!knows_any()) return;
  Xapian::ValueIterator at = database_.valuestream_begin(schema::kLinesSlot);
  const Xapian::ValueIterator end = database_.valuestream_end(schema::kLinesSlot);
  for (const Xapian::docid article : articles) {
    ahead_.push_back({article, {}});
    if (at == end) continue;
    at.skip_to(article);
    if (at != end && at.get_docid() == article) ahead_.back().second = stretches_of(*at);
  }
}

BoilerplateLines::Stretches BoilerplateLines::stretches_of(std::string_view value) const {
  Stretches stretches;
  const ArticleLines article = read_lines(value);
  for (const PlacedLine& line : article.lines) {
    if (!known_->holds(article.publisher, line.key)) continue;
    stretches.emplace_back(line.position, line.position + line.words);
  }
  return stretches;
}

BoilerplateLines::Stretches BoilerplateLines::lines_of(Xapian::docid article) const {
  const auto ahead =
      std::ranges::lower_bound(ahead_, article, {}, [](const auto& one) { return one.first; });
  if (ahead != ahead_.end() && ahead->first == article) return ahead->second;
  return stretches_of(database_.get_document(article).get_value(schema::kLinesSlot));
}

void BoilerplateLines::leave_out(Xapian::docid article, Xapian::termpos title_words,
                                 std::vector<LeafPosition>& positions) {
  if (!knows_any() || positions.empty()) return;
  const Stretches stretches = lines_of(article);
  if (stretches.empty()) return;
  const auto in_boilerplate = [&](const LeafPosition& at) {
    return std::ranges::any_of(stretches, [&](const Stretch& stretch) {
      return at.position >= stretch.first && at.position < stretch.second;
    });
  };
  const bool has_others = std::ranges::any_of(positions, [&](const LeafPosition& at) {
    return at.position > title_words && !in_boilerplate(at);
  });
  if (has_others) std::erase_if(positions, in_boilerplate);
}

std::pair<std::size_t, std::size_t> without_boilerplate(std::string_view text,
                                                        std::string_view source,
                                                        const Boilerplate& known,
                                                        std::pair<std::size_t, std::size_t> shown,
                                                        std::pair<std::size_t, std::size_t> kept) {
  auto [begin, end] = shown;
  if (known.empty()) return shown;
  const std::uint32_t publisher = publisher_key(source);
  std::vector<ShortLine> lines;
  for (const ShortLine& line : short_lines(text)) {
    const bool inside = line.begin >= shown.first && line.end <= shown.second;
    if (inside && known.holds(publisher, line.key)) lines.push_back(line);
  }
  for (const ShortLine& line : lines) {
    if (line.begin != begin || line.end > kept.first) break;
    for (begin = line.end; begin < end && is_white(text[begin]);) ++begin;
  }
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
    if (line->end != end || line->begin < kept.second) break;
    for (end = line->begin; end > begin && is_white(text[end - 1]);) --end;
  }
  return begin < end ? std::pair(begin, end) : shown;
}

}  // namespace newsdex
