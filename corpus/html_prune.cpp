#include "corpus/html_prune.hpp"

#include <algorithm>

#include "common/ascii.hpp"
#include "corpus/html_hints.hpp"
#include "corpus/html_node.hpp"
#include "corpus/html_text.hpp"
#include "corpus/html_worth.hpp"

namespace newsdex::html {
namespace {

constexpr double kMostForm = 0.5;    // of the page's prose: a form around all of it
constexpr double kMostChrome = 0.4;  // a name that says menu, and this share of the page's prose
constexpr double kMostComments = 0.8;
constexpr double kLongestLabel = 400;  // bytes
constexpr double kHeaderProse = 300;

class Pruner {
 public:
  Pruner(Tree& tree, PruneBy by) : tree_(tree), by_(by), worths_(tree), all_(worths_.prose(0)) {
    find_landmarks();
  }

  void visit(Index box) {
    Box& here = tree_.boxes[box];
    if (!is_element(*here.node)) return;
    if (box > 0 && is_out(box)) {
      here.out = true;
      return;
    }
    for (Index child = box + 1; child < here.end; child = tree_.boxes[child].end) visit(child);
  }

 private:
  // Where the page says that its article is.
  void find_landmarks() {
    for (Index i = 0; i < tree_.boxes.size(); ++i) {
      if (!is_element(*tree_.boxes[i].node)) continue;
      const GumboTag tag = tree_.tag(i);
      const bool is_body = ascii::equal(attribute(*tree_.boxes[i].node, "itemprop"), "articlebody");
      if (tag == GUMBO_TAG_H1 || tag == GUMBO_TAG_MAIN || is_body) landmarks_.push_back(i);
    }
  }
  bool has_landmark(Index box) const {
    const auto next = std::lower_bound(landmarks_.begin(), landmarks_.end(), box);
    return next != landmarks_.end() && tree_.holds(box, *next);
  }

  double share(Index box) const { return all_ <= 0 ? 0 : worths_.prose(box) / all_; }

  bool is_out(Index box) const {
    const GumboTag tag = tree_.tag(box);
    if (tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY) return false;
    if (is_out_by_tag(box, tag)) return true;
    if (by_ == PruneBy::kTags) return false;
    const bool block = is_block(tag) || tag == GUMBO_TAG_UNKNOWN || tag == GUMBO_TAG_TD;
    return block && is_out_by_name(box, tag);
  }

  bool is_out_by_tag(Index box, GumboTag tag) const {
    switch (static_cast<int>(tag)) {
      case GUMBO_TAG_NAV:
      case GUMBO_TAG_MENU:
      case GUMBO_TAG_FOOTER:
      case GUMBO_TAG_ASIDE:
        return share(box) < kMostForm && !has_landmark(box);
      case GUMBO_TAG_FORM:
      case GUMBO_TAG_FIELDSET:
        return share(box) < kMostForm && !has_landmark(box);
      case GUMBO_TAG_HEADER:
        return worths_.prose(box) < kHeaderProse && !has_landmark(box);
      case GUMBO_TAG_FIGCAPTION:
        return share(box) < kMostForm;
    }
    return false;
  }

  bool is_out_by_name(Index box, GumboTag tag) const {
    const Hints hints = hints_of(*tree_.boxes[box].node);
    const bool heading = tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6;
    if (hints.comments && !hints.body) return share(box) < kMostComments && !has_landmark(box);
    if (hints.chrome && !hints.body) return share(box) < kMostChrome && !has_landmark(box);
    return hints.label && !hints.story && !heading && worths_.bytes(box) < kLongestLabel &&
           share(box) < kMostChrome && !has_landmark(box);
  }

  Tree& tree_;
  PruneBy by_;
  Worths worths_;
  double all_;
  std::vector<Index> landmarks_;  // ascending
};

}  // namespace

void prune(Tree& tree, PruneBy by) {
  find_lines(tree);
  if (!tree.boxes.empty()) Pruner(tree, by).visit(0);
  find_lines(tree);
}

}  // namespace newsdex::html
