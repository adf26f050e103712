#include "searcher/branches.hpp"

#include <algorithm>
#include <iterator>
#include <memory>

#include "searcher/listed_source.hpp"

namespace newsdex {

void BranchFinder::look_into(std::span<const Xapian::docid> articles) {
  if (branches_.empty()) return;
  auto asked = std::make_shared<ArticleIds>(articles.begin(), articles.end());
  std::ranges::sort(*asked);
  std::erase_if(*asked, [this](Xapian::docid article) { return known_.contains(article); });
  if (asked->empty()) return;
  for (const Xapian::docid article : *asked) {
    known_[article].assign(branches_.size() + 1, false);
    known_[article][kWholeQuery] = true;
  }
  const auto most = static_cast<Xapian::doccount>(asked->size());
  Xapian::Enquire enquire(database_);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  for (std::size_t i = 0; i < branches_.size(); ++i) {
    auto* among = new ChosenSource(asked, database_);
    enquire.set_query(
        {Xapian::Query::OP_FILTER, Xapian::Query(among->release()), branches_[i].query});
    const Xapian::MSet found = enquire.get_mset(0, most, most);
    for (auto at = found.begin(); at != found.end(); ++at) {
      Matched& matched = known_[*at];
      matched[i + 1] = matched[branches_[i].inside];
    }
  }
}

bool BranchFinder::matches(Xapian::docid article, std::size_t branch) {
  if (branch == kWholeQuery) return true;
  if (!known_.contains(article)) look_into({&article, 1});
  return known_.find(article)->second[branch];
}

const std::vector<Leaf>& BranchFinder::matched(Xapian::docid article,
                                               const std::vector<Leaf>& leaves) {
  if (branches_.empty()) return leaves;
  matched_.clear();
  std::ranges::copy_if(leaves, std::back_inserter(matched_),
                       [&](const Leaf& leaf) { return matches(article, leaf.branch); });
  return matched_;
}

}  // namespace newsdex
