#include "searcher/show_passage.hpp"

#include <algorithm>
#include <tuple>

#include "common/sentences.hpp"
#include "searcher/boilerplate_lines.hpp"
#include "searcher/highlight.hpp"
#include "searcher/rank_passages.hpp"

namespace newsdex {
namespace {

ByteRange bytes_of(const TokenRun& run, const Occurrence& match) {
  return {run.tokens[match.first - run.first_position].begin,
          run.tokens[match.last - run.first_position].end};
}

// The most positions that a match can take, from its first to its last.
Xapian::termpos longest_match(const std::vector<Leaf>& leaves) {
  std::size_t longest = 1;
  for (const Leaf& leaf : leaves) {
    longest = std::max({longest, leaf.words.size(), static_cast<std::size_t>(leaf.window)});
  }
  return static_cast<Xapian::termpos>(longest);
}

// Sets the text, too.
void trim(Passage& shown, const ArticleText& article, const std::vector<ByteRange>& matches,
          const Boilerplate& boilerplate) {
  std::pair kept(shown.end, shown.begin);  // nothing
  for (const ByteRange& match : matches) {
    kept = {std::min(kept.first, match.begin), std::max(kept.second, match.end)};
  }
  std::tie(shown.begin, shown.end) = without_boilerplate(
      article.text(), article.record().article.source, boilerplate, {shown.begin, shown.end}, kept);
  shown.text = article.text().substr(shown.begin, shown.end - shown.begin);
}

// The matches of a run of tokens that begin before position `next`.
std::vector<Occurrence> matches_from(const TokenRun& run, const std::vector<Leaf>& leaves,
                                     Xapian::termpos next) {
  std::vector<Occurrence> matches = find_matches(run, leaves, Part::kText);
  std::erase_if(matches, [next](const Occurrence& match) { return match.first >= next; });
  return matches;
}

// The text of passage `index`, to the end of the sentence in which its last match ends.
Passage show(ArticleText& article, const std::vector<Leaf>& leaves, std::size_t index,
             const Boilerplate& boilerplate) {
  const PassageMap& map = article.map();
  const auto [begin, end] = article.record().passages[index];
  const Xapian::termpos next = map.start(index + 1);
  // To the passage in which a match may end that begins at this one's last word.
  const Xapian::termpos further = longest_match(leaves) - 1;
  const std::size_t last = map.passage_of(next - 1 + further);
  TokenRun run = article.passages(index, last, next - map.start(index) + further);
  std::vector<Occurrence> matches = matches_from(run, leaves, next);
  if (std::ranges::any_of(matches, [next](const Occurrence& m) { return m.last >= next; })) {
    run = article.passages(index, last);  // the end of the sentence, too
    matches = matches_from(run, leaves, next);
  }

  Passage shown;
  shown.number = index + 1;
  shown.of = map.passages();
  shown.begin = begin;
  shown.end = end;
  std::vector<ByteRange> ranges;
  for (const Occurrence& match : matches) {
    ranges.push_back(bytes_of(run, match));
    if (match.last >= next) {
      shown.end = std::max(
          shown.end, sentence_end(article.text(), run.tokens, match.last - run.first_position));
    }
  }
  trim(shown, article, ranges, boilerplate);
  for (const ByteRange& range : ranges) {
    shown.highlights.push_back({range.begin - shown.begin, range.end - shown.begin});
  }
  return shown;
}

// The passage with most matches when all of the text is looked at; nothing where it has none.
std::optional<std::size_t> look_through(ArticleText& article, const std::vector<Leaf>& leaves) {
  const PassageMap& map = article.map();
  if (map.passages() == 0) return std::nullopt;
  const TokenRun run = article.passages(0, map.passages() - 1);
  std::vector<LeafPosition> positions;
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    for (const Occurrence& match : find_matches(run, {leaves[i]}, Part::kText)) {
      positions.push_back({match.first, i});
    }
  }
  std::ranges::sort(positions);
  const std::vector<RankedPassage> ranked = rank_passages(positions, leaves, map);
  return ranked.empty() ? std::nullopt : std::optional(ranked.front().index);
}

Passage lead(const ArticleText& article, const Boilerplate& boilerplate) {
  Passage shown;
  shown.of = article.map().passages();
  if (shown.of == 0) return shown;
  std::tie(shown.begin, shown.end) = article.record().passages.front();
  trim(shown, article, {}, boilerplate);
  return shown;
}

Hit fields_of(const Article& article) {
  Hit hit;
  hit.id = article.id;
  hit.docno = article.docno;
  hit.path = article.path;
  hit.title = article.title;
  hit.date = article.date;
  hit.source = article.source;
  hit.language = article.language;
  hit.url = article.url;
  return hit;
}

}  // namespace

Hit make_hit(ArticleText& article, const std::vector<Leaf>& leaves,
             std::optional<std::size_t> index, const Boilerplate& boilerplate) {
  Hit hit = fields_of(article.record().article);
  const TokenRun title = article.title();
  for (const Occurrence& match : find_matches(title, leaves, Part::kTitle)) {
    hit.title_highlights.push_back(bytes_of(title, match));
  }
  if (!index && !leaves.empty()) index = look_through(article, leaves);
  if (index) {
    hit.passage = show(article, leaves, *index, boilerplate);
  } else {
    hit.passage = lead(article, boilerplate);
    const bool only_title = !hit.title_highlights.empty();
    if (!only_title && hit.passage.of > 0) hit.passage.number = 1;
  }
  return hit;
}

}  // namespace newsdex
