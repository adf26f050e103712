// Where positions of several words stand side by side, or near each other.
#include <algorithm>
#include <cstddef>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "searcher/occurrences.hpp"

namespace newsdex {
namespace {

using Positions = std::vector<Xapian::termpos>;

// One position and the group of lists it is of.
using MarkedPosition = std::pair<Xapian::termpos, std::size_t>;

// Lists that are alike, and how many: the same word asked for several times.
struct Group {
  const Positions* positions;
  std::size_t lists;
};

std::vector<Group> group_lists(const std::vector<Positions>& lists) {
  std::map<Positions, std::size_t> groups;
  std::vector<Group> all;
  for (const Positions& list : lists) {
    const auto [found, is_new] = groups.try_emplace(list, all.size());
    if (is_new) all.push_back({&list, 0});
    ++all[found->second].lists;
  }
  return all;
}

std::vector<MarkedPosition> merge(const std::vector<Group>& groups) {
  std::vector<MarkedPosition> marks;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    for (const Xapian::termpos position : *groups[i].positions) marks.emplace_back(position, i);
  }
  std::ranges::sort(marks);
  return marks;
}

// Gives each list a position of its own among some marks, as far as that can be done: the
// textbook's matching by augmenting paths. Needed where words share some forms: one word is not
// two.
class OwnPositions {
 public:
  OwnPositions(std::span<const MarkedPosition> marks, const std::vector<Group>& groups)
      : marks_(marks), groups_(groups), owner_(marks.size(), kNone) {}

  [[nodiscard]] bool all_have_one() {
    for (std::size_t group = 0; group < groups_.size(); ++group) {
      for (std::size_t list = 0; list < groups_[group].lists; ++list) {
        tried_.assign(marks_.size(), false);
        if (!find_for(group)) return false;
      }
    }
    return true;
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  // The place among the marks that stands for a mark's position: the first that has it.
  [[nodiscard]] std::size_t place_of(std::size_t mark) const {
    while (mark > 0 && marks_[mark - 1].first == marks_[mark].first) --mark;
    return mark;
  }

  bool find_for(std::size_t group) {
    for (std::size_t mark = 0; mark < marks_.size(); ++mark) {
      if (marks_[mark].second != group) continue;
      const std::size_t place = place_of(mark);
      if (tried_[place]) continue;
      tried_[place] = true;
      if (owner_[place] == kNone || find_for(owner_[place])) {
        owner_[place] = group;
        return true;
      }
    }
    return false;
  }

  std::span<const MarkedPosition> marks_;
  const std::vector<Group>& groups_;
  std::vector<std::size_t> owner_;  // of each position: a group
  std::vector<bool> tried_;
};

bool share_positions(const std::vector<MarkedPosition>& marks) {
  return std::ranges::adjacent_find(marks, {}, &MarkedPosition::first) != marks.end();
}

}  // namespace

std::vector<Occurrence> adjacent(const std::vector<Positions>& lists) {
  std::vector<Occurrence> found;
  if (lists.empty()) return found;
  std::vector<std::size_t> at(lists.size(), 0);
  for (const Xapian::termpos first : lists[0]) {
    bool all = true;
    for (std::size_t i = 1; i < lists.size() && all; ++i) {
      const auto wanted = first + static_cast<Xapian::termpos>(i);
      while (at[i] < lists[i].size() && lists[i][at[i]] < wanted) ++at[i];
      all = at[i] < lists[i].size() && lists[i][at[i]] == wanted;
    }
    if (all) found.push_back({first, first + static_cast<Xapian::termpos>(lists.size()) - 1});
  }
  return found;
}

namespace {

// Moves over the marks of an article; holds the stretch looked at.
class Stretch {
 public:
  explicit Stretch(const std::vector<Positions>& lists)
      : groups_(group_lists(lists)),
        marks_(merge(groups_)),
        shared_(share_positions(marks_)),
        inside_(groups_.size(), 0),
        missing_(groups_.size()) {}

  // Takes the next position in; false where there is none.
  bool grow() {
    if (end_ == marks_.size()) return false;
    last_ = marks_[end_].first;
    for (; end_ < marks_.size() && marks_[end_].first == last_; ++end_) {
      const std::size_t group = marks_[end_].second;
      if (++inside_[group] == groups_[group].lists) --missing_;
    }
    return true;
  }
  // Lets the first position go.
  void shrink() {
    const Xapian::termpos gone = first();
    for (; begin_ < end_ && marks_[begin_].first == gone; ++begin_) {
      const std::size_t group = marks_[begin_].second;
      if (inside_[group]-- == groups_[group].lists) ++missing_;
    }
  }

  [[nodiscard]] bool is_empty() const { return begin_ == end_; }
  [[nodiscard]] Xapian::termpos first() const { return marks_[begin_].first; }
  [[nodiscard]] Xapian::termpos last() const { return last_; }
  [[nodiscard]] bool is_whole() const {
    return missing_ == 0 &&
           (!shared_ ||
            OwnPositions(std::span(marks_).subspan(begin_, end_ - begin_), groups_).all_have_one());
  }

 private:
  std::vector<Group> groups_;
  std::vector<MarkedPosition> marks_;
  bool shared_;                      // some positions are of several groups
  std::vector<std::size_t> inside_;  // how many of each group the stretch holds
  std::size_t missing_;              // groups of which it holds too few
  std::size_t begin_ = 0;            // it is marks [begin_, end_)
  std::size_t end_ = 0;
  Xapian::termpos last_ = 0;
};

}  // namespace

std::vector<Occurrence> within(const std::vector<Positions>& lists, unsigned window) {
  std::vector<Occurrence> found;
  Stretch stretch(lists);
  while (stretch.grow()) {
    while (!stretch.is_empty()) {
      const bool fits = stretch.last() - stretch.first() < window;
      if (fits && !stretch.is_whole()) break;
      if (fits && (found.empty() || found.back().last != stretch.last())) {
        found.push_back({stretch.first(), stretch.last()});
      } else if (fits) {
        found.back().first = stretch.first();
      }
      stretch.shrink();
    }
  }
  return found;
}

}  // namespace newsdex
