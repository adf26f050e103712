#include "searcher/phrase_chooser.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace newsdex {
namespace {

// Those that weigh most hold phrases the most often: what share of the others does, and that is not
// more, is told by some of them, a sixth as many as were looked into anyhow.
constexpr std::size_t kLeastSample = 16;
constexpr std::size_t kSampledShare = 6;

}  // namespace

PhraseChooser::PhraseChooser(PhraseCandidates candidates, LookInto look_into, Deadline& deadline)
    : candidates_(std::move(candidates)), look_into_(std::move(look_into)), deadline_(deadline) {}

std::vector<MatchedArticle> PhraseChooser::next(std::size_t wanted) {
  std::vector<MatchedArticle> chosen;
  give_settled(chosen);
  while (chosen.size() < wanted && !are_all_looked_into() && !deadline_.look()) {
    look_into_next(wanted - chosen.size());
    give_settled(chosen);
  }
  return chosen;
}

void PhraseChooser::look_into_next(std::size_t wanted) {
  if (looked_into_ == candidates_.best.size()) take_all();
  const std::span left = std::span(candidates_.best).subspan(looked_into_);
  const std::size_t some = std::min(left.size(), likely_enough(wanted));
  if (some < left.size()) {
    std::nth_element(left.begin(), left.begin() + static_cast<std::ptrdiff_t>(some), left.end());
  }
  std::ranges::sort(left.first(some), {}, &MatchedArticle::id);
  const std::size_t before = waiting_.size();
  looked_into_ += look_into_(left.first(some), waiting_);
  found_ += waiting_.size() - before;
  std::sort(waiting_.begin(), waiting_.end());
}

void PhraseChooser::give_settled(std::vector<MatchedArticle>& chosen) {
  const auto end = waiting_.begin() + static_cast<std::ptrdiff_t>(settled());
  chosen.insert(chosen.end(), waiting_.begin(), end);
  waiting_.erase(waiting_.begin(), end);
}

// How many of those waiting none of those not looked into can come before: these weigh no more than
// by their words. All of them where the time is over.
std::size_t PhraseChooser::settled() const {
  if (are_all_looked_into() || deadline_.has_passed()) return waiting_.size();
  const auto looked_into = candidates_.best.begin() + static_cast<std::ptrdiff_t>(looked_into_);
  const auto best_left = looked_into == candidates_.best.end()
                             ? std::max_element(candidates_.best.begin(), looked_into)
                             : std::min_element(looked_into, candidates_.best.end());
  if (best_left == candidates_.best.end()) return 0;
  const auto end = std::upper_bound(waiting_.begin(), waiting_.end(), *best_left);
  return static_cast<std::size_t>(end - waiting_.begin());
}

// Those looked into stay the first: they are the best of all. When the time is over there may be
// fewer than before.
void PhraseChooser::take_all() {
  candidates_.best = std::exchange(candidates_.all, {})();
  looked_into_ = std::min(looked_into_, candidates_.best.size());
  const auto looked_into = static_cast<std::ptrdiff_t>(looked_into_);
  std::nth_element(candidates_.best.begin(), candidates_.best.begin() + looked_into,
                   candidates_.best.end());
}

// How many to look into next, by what those before held.
std::size_t PhraseChooser::likely_enough(std::size_t wanted) const {
  if (looked_into_ == 0) return wanted + wanted / 4;
  if (found_ == 0) return 4 * looked_into_;
  return wanted * looked_into_ / found_ * 5 / 4 + 1;
}

// Of those not looked into, so many where there are as many.
std::vector<MatchedArticle> PhraseChooser::some_others(std::size_t most) const {
  std::vector<MatchedArticle> others;
  const auto looked_into = candidates_.best.begin() + static_cast<std::ptrdiff_t>(looked_into_);
  if (candidates_.all) {
    std::vector<Xapian::docid> known;
    std::transform(candidates_.best.begin(), looked_into, std::back_inserter(known),
                   [](const MatchedArticle& article) { return article.id; });
    std::ranges::sort(known);
    for (const Xapian::docid article : candidates_.sample) {
      if (!std::ranges::binary_search(known, article)) others.push_back({article, 0});
    }
  } else {
    others.assign(looked_into, candidates_.best.end());
  }
  const std::size_t size = std::min(others.size(), most);
  for (std::size_t i = 0; i < size; ++i) others[i] = others[i * others.size() / size];
  others.resize(size);
  return others;
}

double PhraseChooser::share_of_others() {
  std::vector<MatchedArticle> some =
      some_others(std::max(kLeastSample, looked_into_ / kSampledShare));
  std::ranges::sort(some, {}, &MatchedArticle::id);
  std::vector<MatchedArticle> found;
  look_into_(some, found);
  const auto share = [](std::size_t part, std::size_t all) {
    return static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(all, 1));
  };
  return std::min(share(found.size(), some.size()), share(found_, looked_into_));
}

}  // namespace newsdex
