#include "corpus/html_article.hpp"

#include <algorithm>
#include <vector>

#include "corpus/html_prune.hpp"
#include "corpus/html_score.hpp"
#include "corpus/html_text.hpp"
#include "corpus/html_trim.hpp"
#include "corpus/html_tree.hpp"

namespace newsdex::html {
namespace {

constexpr std::size_t kLittleText = 250;

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
  Tree tree = make_tree(root, false);
  prune(tree, by);
  const std::vector<Index> roots = choose_roots(tree);
  trim(tree, roots, title);
  return write(tree, roots, title);
}

}  // namespace

ArticleText article_text(const GumboNode& root, std::string_view title, std::string_view) {
  std::string text = find_article(root, title, PruneBy::kNames);
  if (text.size() < kLittleText) {
    std::string more = find_article(root, title, PruneBy::kTags);
    if (more.size() > 2 * text.size()) text = std::move(more);
  }
  if (text.empty()) text = visible_text(root, title);
  return {std::move(text), false};
}

}  // namespace newsdex::html
