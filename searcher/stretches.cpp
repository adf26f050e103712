// Where positions of several words stand side by side, or near each other.
#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "searcher/occurrences.hpp"

namespace newsdex {
namespace {

using Positions = std::vector<Xapian::termpos>;

// One position and the list it is of.
using Mark = std::pair<Xapian::termpos, std::size_t>;

std::vector<Mark> merge(const std::vector<Positions>& lists) {
  std::vector<Mark> marks;
  for (std::size_t i = 0; i < lists.size(); ++i) {
    for (const Xapian::termpos position : lists[i]) marks.emplace_back(position, i);
  }
  std::ranges::sort(marks);
  return marks;
}

// Gives each list a position of its own among some marks, as far as that can be done: the
// textbook's matching by augmenting paths. Needed where words share a stem: one word is not two.
class OwnPositions {
 public:
  OwnPositions(std::span<const Mark> marks, std::size_t lists)
      : marks_(marks), owner_(marks.size(), kNone), lists_(lists) {}

  [[nodiscard]] bool all_have_one() {
    for (std::size_t list = 0; list < lists_; ++list) {
      tried_.assign(marks_.size(), false);
      if (!find_for(list)) return false;
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

  bool find_for(std::size_t list) {
    for (std::size_t mark = 0; mark < marks_.size(); ++mark) {
      if (marks_[mark].second != list) continue;
      const std::size_t place = place_of(mark);
      if (tried_[place]) continue;
      tried_[place] = true;
      if (owner_[place] == kNone || find_for(owner_[place])) {
        owner_[place] = list;
        return true;
      }
    }
    return false;
  }

  std::span<const Mark> marks_;
  std::vector<std::size_t> owner_;  // of each position: a list
  std::vector<bool> tried_;
  std::size_t lists_;
};

bool share_positions(const std::vector<Mark>& marks) {
  return std::ranges::adjacent_find(marks, {}, &Mark::first) != marks.end();
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

std::vector<Occurrence> within(const std::vector<Positions>& lists, unsigned window) {
  std::vector<Occurrence> found;
  const std::vector<Mark> marks = merge(lists);
  const bool shared = share_positions(marks);
  std::vector<std::size_t> inside(lists.size(), 0);  // how many of each list the stretch holds
  std::size_t missing = lists.size();
  std::size_t distinct = 0;  // positions
  std::size_t begin = 0;
  std::size_t end = 0;  // the stretch is marks [begin, end)
  const auto is_whole = [&] {
    if (missing > 0 || distinct < lists.size()) return false;
    return !shared || (OwnPositions(std::span(marks).subspan(begin, end - begin), lists.size())
                           .all_have_one());
  };
  while (end < marks.size()) {
    const Xapian::termpos position = marks[end].first;
    ++distinct;
    for (; end < marks.size() && marks[end].first == position; ++end) {
      if (inside[marks[end].second]++ == 0) --missing;
    }
    while (position - marks[begin].first >= window || is_whole()) {
      const bool fits = position - marks[begin].first < window;
      if (fits && (found.empty() || found.back().last != position)) {
        found.push_back({marks[begin].first, position});
      } else if (fits) {
        found.back().first = marks[begin].first;
      }
      const Xapian::termpos first = marks[begin].first;
      --distinct;
      for (; begin < end && marks[begin].first == first; ++begin) {
        if (--inside[marks[begin].second] == 0) ++missing;
      }
      if (begin == end) break;
    }
  }
  return found;
}

}  // namespace newsdex
