#include "corpus/html_tree.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "common/ascii.hpp"
#include "corpus/html_node.hpp"
#include "corpus/html_text.hpp"

namespace newsdex::html {
namespace {

class Builder {
 public:
  explicit Builder(Tree& tree) : tree_(tree) {}

  void visit(const GumboNode& node, Index parent) {
    if (!is_text(node) && !(is_element(node) && is_shown(node))) return;
    const auto here = static_cast<Index>(tree_.boxes.size());
    tree_.boxes.push_back({&node, parent, here + 1, false});
    if (is_element(node)) {
      for_each_child(node, [&](const GumboNode& child) { visit(child, here); });
    }
    tree_.boxes[here].end = static_cast<Index>(tree_.boxes.size());
  }

 private:
  static bool is_shown(const GumboNode& node) { return !is_never_shown(node) && !is_hidden(node); }

  Tree& tree_;
};

// Commas, and what serves as such, of the scripts of news.
bool is_comma(std::string_view text) {
  static constexpr auto kCommas =
      std::to_array<std::string_view>({",", "،", "、", "，", "。", "՝", "।", "፣", "፡", "﹐", "︐"});
  return std::any_of(kCommas.begin(), kCommas.end(),
                     [&](std::string_view comma) { return text.starts_with(comma); });
}

bool ends_sentence(std::string_view text) {
  static constexpr auto kClosers =
      std::to_array<std::string_view>({"\"", "'", ")", "]", "”", "’", "»", "“", "」", "』", "）"});
  static constexpr auto kEnds = std::to_array<std::string_view>(
      {".", "!", "?", "…", ":", "。", "！", "？", "؟", "۔", "।", "።", "。"});
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view closer : kClosers) {
      if (!text.ends_with(closer)) continue;
      text.remove_suffix(closer.size());
      again = true;
    }
  }
  return std::any_of(kEnds.begin(), kEnds.end(),
                     [&](std::string_view end) { return text.ends_with(end); });
}

class LineFinder {
 public:
  explicit LineFinder(Tree& tree) : tree_(tree) { tree_.lines.clear(); }

  void visit(Index box, Index holder, bool linked) {
    const Box& here = tree_.boxes[box];
    if (here.out) return;
    if (is_text(*here.node)) return add(box, holder, linked);
    const GumboTag tag = here.node->v.element.tag;
    const bool block = is_block(tag) || tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH;
    linked = linked || (tag == GUMBO_TAG_A && has_attribute(*here.node, "href"));
    if (block) end_line();
    for (Index child = box + 1; child < here.end; child = tree_.boxes[child].end) {
      visit(child, block && tag != GUMBO_TAG_BR ? box : holder, linked);
    }
    if (block) end_line();
  }

  void end_line() {
    if (line_.bytes > 0) {
      line_.sentence = ends_sentence(tail_);
      line_.bracketed = bracketed_ && tail_.ends_with(')');
      tree_.lines.push_back(line_);
    }
    line_ = {};
    tail_ = {};
  }

 private:
  void add(Index box, Index holder, bool linked) {
    const std::string_view text = tree_.boxes[box].node->v.text.text;
    std::uint32_t bytes = 0;
    bool space = true;
    std::size_t end = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      if (ascii::is_space(c)) {
        bytes += space ? 0 : 1;
        space = true;
        continue;
      }
      space = false;
      ++bytes;
      end = i + 1;
      if ((c == ',' || static_cast<unsigned char>(c) >= 0xC0) && is_comma(text.substr(i))) {
        ++line_.commas;
      }
    }
    if (end == 0) return;
    if (line_.bytes == 0) {
      line_.first = box;
      bracketed_ = ascii::trimmed(text).starts_with('(');
    }
    line_.last = box;
    line_.holder = holder;
    line_.bytes += bytes;
    line_.linked += linked ? bytes : 0;
    tail_ = text.substr(0, end);
  }

  Tree& tree_;
  Line line_;
  bool bracketed_ = false;
  std::string_view tail_;
};

}  // namespace

std::pair<std::size_t, std::size_t> Tree::lines_in(Index box) const {
  const auto from = [&](Index begin) {
    const auto at = std::lower_bound(lines.begin(), lines.end(), begin,
                                     [](const Line& line, Index b) { return line.first < b; });
    return static_cast<std::size_t>(at - lines.begin());
  };
  return {from(box), from(boxes[box].end)};
}

GumboTag Tree::tag(Index box) const {
  const GumboNode& node = *boxes[box].node;
  return is_element(node) ? node.v.element.tag : GUMBO_TAG_LAST;
}

Tree make_tree(const GumboNode& root) {
  Tree tree;
  Builder(tree).visit(root, 0);
  return tree;
}

void find_lines(Tree& tree) {
  LineFinder finder(tree);
  if (!tree.boxes.empty()) finder.visit(0, 0, false);
  finder.end_line();
}

}  // namespace newsdex::html
