#include "corpus/html_trim.hpp"

#include <tuple>

#include "corpus/html_node.hpp"
#include "corpus/html_text.hpp"
#include "corpus/html_worth.hpp"

namespace newsdex::html {
namespace {

constexpr double kMostLinkedOfBox = 0.5;
constexpr double kLinkParagraph = 0.85;

class Trimmer {
 public:
  Trimmer(Tree& tree, Index root) : tree_(tree), worths_(tree) {
    std::tie(begin_, end_) = tree.lines_in(root);
    root_ = root;
  }

  void run() {
    drop_link_boxes(root_);
    drop_link_lines();
    trim_ends();
    drop_bare_headings();
    for (std::size_t i = begin_; i < end_; ++i) {
      if (lines()[i].out) leave_out(lines()[i]);
    }
  }

 private:
  std::vector<Line>& lines() { return tree_.lines; }

  void leave_out(const Line& line) {
    for (Index i = line.first; i <= line.last; ++i) {
      if (is_text(*tree_.boxes[i].node)) tree_.boxes[i].out = true;
    }
  }

  // Lists, tables and blocks that are more links than text.
  void drop_link_boxes(Index box) {
    const Box& here = tree_.boxes[box];
    for (Index child = box + 1; child < here.end; child = tree_.boxes[child].end) {
      if (tree_.boxes[child].out || !is_element(*tree_.boxes[child].node)) continue;
      const GumboTag tag = tree_.tag(child);
      if (!is_block(tag) || tag == GUMBO_TAG_P || html::is_heading(tag)) continue;
      if (leads_elsewhere(child)) {
        const auto [first, last] = tree_.lines_in(child);
        for (std::size_t i = first; i < last; ++i) lines()[i].out = true;
      } else {
        drop_link_boxes(child);
      }
    }
  }

  bool leads_elsewhere(Index box) const {
    const double share = worths_.link_share(box);
    return worths_.bytes(box) > 0 && share > kMostLinkedOfBox && worths_.of(box) <= 0;
  }

  void drop_link_lines() {
    for (std::size_t i = begin_; i < end_; ++i) {
      Line& line = lines()[i];
      if (html::is_heading(tree_.tag(line.holder))) continue;
      if (line.link_share() > kLinkParagraph) line.out = true;
    }
  }

  void trim_ends() {
    std::size_t first = begin_;
    while (first < end_ && (lines()[first].out || !is_prose(lines()[first]))) ++first;
    if (first == end_) return;
    const Index holder = lines()[first].holder;
    for (std::size_t i = begin_; i < first; ++i) {
      if (lines()[i].holder != holder) lines()[i].out = true;
    }
    std::size_t last = end_;
    while (last > first && (lines()[last - 1].out || is_tail(lines()[last - 1]))) --last;
    for (std::size_t i = last; i < end_; ++i) lines()[i].out = true;
  }

  // Behind the last paragraph: no more of a list or a table, and no agency's "(Reporting by …)".
  bool is_tail(const Line& line) const {
    const GumboTag tag = tree_.tag(line.holder);
    if (is_prose(line)) return false;
    if (line.linked > 0) return true;
    return tag != GUMBO_TAG_LI && tag != GUMBO_TAG_TD && tag != GUMBO_TAG_PRE && !line.bracketed;
  }

  void drop_bare_headings() {
    bool followed = false;
    for (std::size_t i = end_; i-- > begin_;) {
      Line& line = lines()[i];
      if (line.out) continue;
      if (html::is_heading(tree_.tag(line.holder))) {
        if (!followed) line.out = true;
        followed = false;
      } else {
        followed = true;
      }
    }
  }

  Tree& tree_;
  Worths worths_;
  Index root_ = 0;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

}  // namespace

void trim(Tree& tree, const std::vector<Index>& roots) {
  for (const Index root : roots) Trimmer(tree, root).run();
}

}  // namespace newsdex::html
