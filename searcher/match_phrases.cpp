#include "searcher/match_phrases.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace newsdex {
namespace {

// Of the articles that have all words of a phrase so many, the best by these, are kept to be looked
// into. Where they are not enough, which is rare, the lists are read once more for many more of
// them; what takes more still is left to Xapian's matcher, which keeps none.
constexpr std::size_t kFirstCandidates = 1024;
constexpr std::size_t kFirstOfWanted = 4;
constexpr std::size_t kMostCandidates = 65536;
// All of them are looked into where they are at most so many times as many as are wanted.
constexpr std::size_t kCountedOfWanted = 4;

// The articles that have the words of phrases.
class PhraseWords {
 public:
  PhraseWords(Xapian::doccount articles, const MatchRequest& request, const PhraseSteps& steps,
              Deadline& deadline)
      : read_(steps.read_words),
        deadline_(deadline),
        most_(request.count_all ? articles : std::max(kMostCandidates, 2 * request.wanted)),
        at_first_(request.count_all ? most_
                                    : std::max(kFirstCandidates, kFirstOfWanted * request.wanted)) {
  }

  [[nodiscard]] PhraseCandidates find() {
    WordMatch match(std::min(at_first_, most_), true, deadline_);
    read_(match);
    counted_ = match.counted();
    PhraseCandidates found{.best = match.take_best()};
    if (found.best.size() == std::min(counted_, most_)) return found;
    found.sample = match.sample().articles();
    found.all = [read = read_, most = most_, &deadline = deadline_] {
      WordMatch once_more(most, true, deadline);
      read(once_more);
      return once_more.take_best();
    };
    return found;
  }

  // How many have the words, and whether all of these can be looked into.
  [[nodiscard]] std::size_t counted() const { return counted_; }
  [[nodiscard]] bool are_all_kept() const { return counted_ <= most_; }

 private:
  const std::function<void(WordMatch&)>& read_;
  Deadline& deadline_;
  std::size_t most_;
  std::size_t at_first_;
  std::size_t counted_ = 0;
};

// How many are to be found before any are given: where those that have the words are few, all of
// them, so that they are counted.
std::size_t found_at_first(const MatchRequest& request, const PhraseWords& words) {
  const bool are_few = words.counted() <= kCountedOfWanted * request.wanted;
  if (request.count_all || (words.are_all_kept() && are_few)) return words.counted();
  return words.are_all_kept() && request.at_first > 0 ? request.at_first : request.wanted;
}

}  // namespace

std::optional<MatchedArticles> match_phrases(Xapian::doccount articles, const MatchRequest& request,
                                             const PhraseSteps& steps, Deadline& deadline) {
  PhraseWords words(articles, request, steps, deadline);
  PhraseCandidates candidates = words.find();
  const std::size_t at_first = found_at_first(request, words);
  auto chooser = std::make_shared<PhraseChooser>(std::move(candidates), steps.look_into, deadline);
  MatchedArticles matched{.best = chooser->next(at_first)};
  matched.total = chooser->found();
  if (deadline.look()) {
    matched.total_is = TotalIs::kAtLeast;
  } else if (!chooser->is_at_end() || !words.are_all_kept()) {
    if (matched.best.size() < at_first) return std::nullopt;
    const auto others = static_cast<double>(words.counted() - chooser->looked_into());
    const double likely = static_cast<double>(matched.total) + others * chooser->share_of_others();
    matched.total = std::max(matched.total, two_digits(likely));
    matched.total_is = TotalIs::kAbout;
  }
  if (matched.best.size() > request.wanted) {
    matched.best.resize(request.wanted);
  } else if (!chooser->is_at_end()) {
    matched.more = [chooser](std::size_t more) { return chooser->next(more); };
  }
  return matched;
}

}  // namespace newsdex
