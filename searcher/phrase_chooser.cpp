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

PhraseChooser::PhraseChooser(const Xapian::Database& database, const FlatQuery& query,
                             PhraseCandidates candidates, Deadline& deadline)
    : query_(query),
      finder_(database, *query.tables, *query.analyzers, deadline),
      candidates_(std::move(candidates)),
      deadline_(deadline) {}

std::vector<MatchedArticle> PhraseChooser::next(std::size_t wanted) {
  std::vector<MatchedArticle> chosen;
  while (chosen.size() < wanted && !is_at_end() && !deadline_.look()) {
    if (looked_into_ == candidates_.best.size()) take_all();
    const std::span left = std::span(candidates_.best).subspan(looked_into_);
    const std::size_t some = std::min(left.size(), likely_enough(wanted - chosen.size()));
    if (some < left.size()) {
      std::nth_element(left.begin(), left.begin() + static_cast<std::ptrdiff_t>(some), left.end());
    }
    const auto before = static_cast<std::ptrdiff_t>(chosen.size());
    looked_into_ += look_into(left.first(some), chosen);
    std::sort(chosen.begin() + before, chosen.end());
    found_ += chosen.size() - static_cast<std::size_t>(before);
  }
  return chosen;
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

// Gives how many there was time for.
std::size_t PhraseChooser::look_into(std::span<MatchedArticle> articles,
                                     std::vector<MatchedArticle>& found) {
  std::ranges::sort(articles, {}, &MatchedArticle::id);
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if (deadline_.passed()) return i;
    if (has_phrases(articles[i].id)) found.push_back(articles[i]);
  }
  return articles.size();
}

bool PhraseChooser::has_phrases(Xapian::docid article) {
  return std::ranges::all_of(
      query_.phrases, [&](const Leaf& phrase) { return finder_.holds(article, phrase, {}); });
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
  std::vector<MatchedArticle> found;
  look_into(some, found);
  const auto share = [](std::size_t part, std::size_t all) {
    return static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(all, 1));
  };
  return std::min(share(found.size(), some.size()), share(found_, looked_into_));
}

}  // namespace newsdex
