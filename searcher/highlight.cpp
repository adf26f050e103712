#include "searcher/highlight.hpp"

#include <algorithm>
#include <string_view>

namespace newsdex {
namespace {

// Of all words of a text hardly any are meant: most differ in length or by their first byte.
bool same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && (a.empty() || (a.front() == b.front() && a == b));
}

bool is_form_of(const Token& token, const LeafWord& word) {
  if (!word.spellings.empty()) return word.is_spelling(token.word);
  const auto is_stem = [&token](const std::string& stem) {
    return same(token.stem, stem) || (!token.other_stem.empty() && same(token.other_stem, stem));
  };
  return same(token.word, word.word) || std::ranges::any_of(word.stems, is_stem);
}

bool matches(const Token& token, const Leaf& leaf, const LeafWord& word) {
  switch (leaf.kind) {
    case Leaf::Kind::kExact:
      return word.begins ? token.word.starts_with(word.word) : same(token.word, word.word);
    case Leaf::Kind::kPrefix:
      return token.word.starts_with(word.word);
    case Leaf::Kind::kWord:
    case Leaf::Kind::kAdjacent:
    case Leaf::Kind::kNear:
      return is_form_of(token, word);
  }
  return false;
}

std::vector<std::vector<Xapian::termpos>> positions_of(const TokenRun& run, const Leaf& leaf) {
  std::vector<std::vector<Xapian::termpos>> lists(leaf.words.size());
  for (std::size_t w = 0; w < leaf.words.size(); ++w) {
    for (std::size_t i = 0; i < run.tokens.size(); ++i) {
      if (!matches(run.tokens[i], leaf, leaf.words[w])) continue;
      lists[w].push_back(run.first_position + static_cast<Xapian::termpos>(i));
    }
  }
  return lists;
}

// Of words near each other each is a match of its own: what lies between did not match.
void add_near(const Leaf& leaf, const std::vector<std::vector<Xapian::termpos>>& lists,
              std::vector<Occurrence>& found) {
  for (const Occurrence& stretch : within(lists, leaf.window)) {
    for (const auto& list : lists) {
      for (const Xapian::termpos at : list) {
        if (at >= stretch.first && at <= stretch.last) found.push_back({at, at});
      }
    }
  }
}

void add_matches(const TokenRun& run, const Leaf& leaf, std::vector<Occurrence>& found) {
  const auto lists = positions_of(run, leaf);
  if (leaf.kind == Leaf::Kind::kNear) {
    add_near(leaf, lists, found);
    return;
  }
  const std::vector<Occurrence> runs = adjacent(lists);
  found.insert(found.end(), runs.begin(), runs.end());
}

std::vector<Occurrence> joined(std::vector<Occurrence> found) {
  std::ranges::sort(found);
  std::vector<Occurrence> out;
  for (const Occurrence& next : found) {
    if (!out.empty() && next.first <= out.back().last) {
      out.back().last = std::max(out.back().last, next.last);
    } else {
      out.push_back(next);
    }
  }
  return out;
}

}  // namespace

std::vector<Occurrence> find_matches(const TokenRun& run, const std::vector<Leaf>& leaves,
                                     Part part) {
  std::vector<Occurrence> found;
  for (const Leaf& leaf : leaves) {
    if (leaf.title_only && part == Part::kText) continue;
    add_matches(run, leaf, found);
  }
  return joined(std::move(found));
}

}  // namespace newsdex
