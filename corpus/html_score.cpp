#include "corpus/html_score.hpp"

#include <algorithm>

#include "corpus/html_hints.hpp"
#include "corpus/html_node.hpp"
#include "corpus/html_text.hpp"
#include "corpus/html_worth.hpp"

namespace newsdex::html {
namespace {

constexpr double kBodyFactor = 1.5;
constexpr double kArticleFactor = 1.25;
constexpr double kStoryFactor = 1.1;
constexpr double kNoStoryFactor = 0.6;
constexpr double kSiblingShare = 0.2;
constexpr double kGain = 0.15;      // of the best's prose that a wider element must add
constexpr double kNamedGain = 0.4;  // where the best is called an article's body
constexpr double kMostNewLinks = 0.25;
constexpr double kLeastNewProse = 0.4;

class Chooser {
 public:
  explicit Chooser(const Tree& tree) : tree_(tree), worths_(tree), direct_(tree.boxes.size(), 0) {
    for (const Line& line : tree.lines) credit(line);
  }

  std::vector<Index> run() const {
    const Index best = best_box();
    if (best == 0 && scores_of(0) <= 0) return {};
    return with_siblings(climbed(best));
  }

 private:
  // A paragraph speaks for the elements around it, the less the farther they are.
  void credit(const Line& line) {
    double part = worth(line);
    Index box = line.holder;
    // The paragraph itself holds the line alone: count from what is around it.
    if (is_paragraph(tree_.tag(box))) box = tree_.boxes[box].parent;
    for (int level = 0; level < 6; ++level) {
      direct_[box] += part;
      if (box == 0) break;
      part *= level == 0 ? 0.8 : 0.75;
      box = tree_.boxes[box].parent;
    }
  }

  static bool is_paragraph(GumboTag tag) {
    return tag == GUMBO_TAG_P || tag == GUMBO_TAG_LI || tag == GUMBO_TAG_BLOCKQUOTE ||
           tag == GUMBO_TAG_PRE || tag == GUMBO_TAG_BR ||
           (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6);
  }

  double factor(Index box) const {
    const GumboTag tag = tree_.tag(box);
    const Hints hints = hints_of(*tree_.boxes[box].node);
    double factor = 1;
    if (tag == GUMBO_TAG_ARTICLE) factor = kArticleFactor;
    if (hints.story) factor = std::max(factor, kStoryFactor);
    if (hints.body) factor = kBodyFactor;
    if ((hints.chrome || hints.comments) && !hints.body) factor *= kNoStoryFactor;
    return factor;
  }

  double scores_of(Index box) const {
    if (direct_[box] <= 0) return 0;
    return direct_[box] * factor(box) * (1 - worths_.link_share(box));
  }

  Index best_box() const {
    Index best = 0;
    double most = 0;
    for (Index i = 0; i < tree_.boxes.size();) {
      if (tree_.boxes[i].out) {
        i = tree_.boxes[i].end;
        continue;
      }
      if (is_element(*tree_.boxes[i].node)) {
        const double score = scores_of(i);
        if (score > most) {
          most = score;
          best = i;
        }
      }
      ++i;
    }
    return best;
  }

  // Up to the element that holds the whole, where the best is but one of several sections.
  Index climbed(Index best) const {
    Index chosen = best;
    const bool named =
        hints_of(*tree_.boxes[best].node).body || tree_.tag(best) == GUMBO_TAG_ARTICLE;
    const double least = (named ? kNamedGain : kGain) * worths_.prose(best);
    for (Index up = best; up != 0 && tree_.tag(up) != GUMBO_TAG_BODY;) {
      up = tree_.boxes[up].parent;
      const double bytes = worths_.bytes(up) - worths_.bytes(chosen);
      const double linked = worths_.linked(up) - worths_.linked(chosen);
      const double prose = worths_.prose(up) - worths_.prose(chosen);
      if (linked > kMostNewLinks * bytes || (bytes > least && prose < kLeastNewProse * bytes))
        break;
      if (prose >= least) chosen = up;
    }
    return chosen;
  }

  // What stands beside the best and looks like more of it. An only child has its siblings one
  // level up.
  std::vector<Index> with_siblings(Index best) const {
    if (best == 0) return {best};
    const Index parent = tree_.boxes[best].parent;
    const double least = kSiblingShare * worths_.prose(best);
    std::vector<Index> roots;
    for (Index child = parent + 1; child < tree_.boxes[parent].end;
         child = tree_.boxes[child].end) {
      if (child == best || goes_on(child, best, least)) roots.push_back(child);
    }
    return roots;
  }

  bool goes_on(Index box, Index best, double least) const {
    const Box& here = tree_.boxes[box];
    if (here.out || !is_element(*here.node) || worths_.link_share(box) > 0.25) return false;
    if (tree_.tag(box) == GUMBO_TAG_P) return worths_.prose(box) >= 80;
    const std::string_view name = attribute(*here.node, "class");
    const bool alike = !name.empty() && name == attribute(*tree_.boxes[best].node, "class");
    return worths_.of(box) >= least * (alike ? 0.5 : 1);
  }

  const Tree& tree_;
  Worths worths_;
  std::vector<double> direct_;
};

}  // namespace

std::vector<Index> choose_roots(const Tree& tree) {
  if (tree.boxes.empty()) return {};
  return Chooser(tree).run();
}

}  // namespace newsdex::html
