#include "searcher/boilerplate_lines.hpp"

#include <algorithm>

#include "common/schema.hpp"
#include "searcher/rank_passages.hpp"

namespace newsdex {
namespace {

bool is_white(char c) { return c == ' ' || c == '\n'; }

}  // namespace

BoilerplateLines::BoilerplateLines(const Xapian::Database& database, const GlassTables& tables,
                                   const Boilerplate* known)
    : known_(known) {
  if (known != nullptr && !known->empty()) lines_.emplace(database, tables, schema::kLinesSlot);
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

void BoilerplateLines::leave_out(Xapian::docid article, Xapian::termpos title_words,
                                 std::vector<LeafPosition>& positions) {
  if (!knows_any() || positions.empty()) return;
  const Stretches stretches = stretches_of(lines_->of(article));
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
