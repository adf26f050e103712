#include "searcher/phrase_chooser.hpp"

#include <algorithm>
#include <utility>

namespace newsdex {
namespace {

// Those that weigh most hold phrases the most often: what share of the others does, and that is not
// more, is told by some of them, a sixth as many as were looked into anyhow.
constexpr std::size_t kLeastSample = 16;
constexpr std::size_t kSampledShare = 6;

}  // namespace

PhraseChooser::PhraseChooser(const Xapian::Database& database, const FlatQuery& query,
                             std::vector<MatchedArticle> candidates, Deadline& deadline)
    : query_(query),
      finder_(database, *query.tables, *query.analyzers, deadline),
      candidates_(std::move(candidates)),
      deadline_(deadline) {}

std::vector<MatchedArticle> PhraseChooser::next(std::size_t wanted) {
  std::vector<MatchedArticle> chosen;
  while (chosen.size() < wanted && !is_at_end() && !deadline_.look()) {
    const std::span left = std::span(candidates_).subspan(looked_into_);
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

double PhraseChooser::share_of_others() {
  const std::span others = std::span(candidates_).subspan(looked_into_);
  const std::size_t size =
      std::min(others.size(), std::max(kLeastSample, looked_into_ / kSampledShare));
  std::vector<MatchedArticle> some;
  for (std::size_t i = 0; i < size; ++i) some.push_back(others[i * others.size() / size]);
  std::vector<MatchedArticle> found;
  look_into(some, found);
  const auto share = [](std::size_t part, std::size_t all) {
    return static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(all, 1));
  };
  return std::min(share(found.size(), size), share(found_, looked_into_));
}

}  // namespace newsdex
