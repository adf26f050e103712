#include "searcher/long_query.hpp"

#include <set>
#include <string>

namespace newsdex {
namespace {

constexpr std::size_t kLeastWords = 5;

}  // namespace

bool is_long_query(const std::vector<Leaf>& leaves) {
  if (leaves.size() < kLeastWords) return false;  // asked of every article: soon answered
  std::set<std::string> words;
  for (const Leaf& leaf : leaves) {
    if (leaf.kind != Leaf::Kind::kWord || leaf.title_only) return false;
    if (!leaf.is_stop_word) words.insert(leaf.words.front().word);
  }
  return words.size() >= kLeastWords;
}

}  // namespace newsdex
