#include "corpus/html_article.hpp"

#include <algorithm>
#include <vector>

#include "corpus/html_prune.hpp"
#include "corpus/html_score.hpp"
#include "corpus/html_text.hpp"
#include "corpus/html_tree.hpp"
#include "corpus/html_trim.hpp"
#include "corpus/html_worth.hpp"

namespace newsdex::html {
namespace {

constexpr std::size_t kLittleText = 250;  // bytes: names may have misled

// A page that only leads elsewhere.
constexpr std::size_t kManyLinks = 20;  // lines that are links
constexpr std::size_t kStretch = 400;   // bytes of prose with no such line between: an article's

std::string write(const Tree& tree, const std::vector<Index>& roots, std::string_view title) {
  NodeSet out;
  for (const Box& box : tree.boxes) {
    if (box.out) out.insert(box.node);
  }
  std::string text;
  for (const Index root : roots) {
    const std::string part = visible_text(*tree.boxes[root].node, title, out);
    if (part.empty()) continue;
    if (!text.empty()) text.push_back('\n');
    text.append(part);
  }
  return text;
}

std::string find_article(const GumboNode& root, std::string_view title, PruneBy by) {
  Tree tree = make_tree(root);
  prune(tree, by);
  const std::vector<Index> roots = choose_roots(tree);
  trim(tree, roots);
  return write(tree, roots, title);
}

// Teasers are one short paragraph each, between the links that they belong to.
bool leads_elsewhere(const GumboNode& root) {
  Tree tree = make_tree(root);
  find_lines(tree);
  std::size_t links = 0;
  std::size_t stretch = 0;
  std::size_t longest = 0;
  for (const Line& line : tree.lines) {
    if (line.link_share() > 0.5) {
      ++links;
      stretch = 0;
    } else if (is_prose(line)) {
      stretch += line.bytes;
      longest = std::max(longest, stretch);
    }
  }
  return links >= kManyLinks && longest < kStretch;
}

}  // namespace

PageText article_text(const GumboNode& root, std::string_view title) {
  std::string text = find_article(root, title, PruneBy::kNames);
  if (text.size() < kLittleText) {
    std::string more = find_article(root, title, PruneBy::kTags);
    if (more.size() > 2 * text.size()) text = std::move(more);
  }
  if (text.empty()) text = visible_text(root, title);
  return {std::move(text), leads_elsewhere(root)};
}

}  // namespace newsdex::html
