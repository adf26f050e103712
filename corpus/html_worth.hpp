// What the lines of a page are worth: prose much, links less than nothing.
#pragma once

#include <vector>

#include "corpus/html_tree.hpp"

namespace newsdex::html {

// About the bytes of prose that a line gives to an article; negative for links.
[[nodiscard]] double worth(const Line& line);
// True for a line that reads like a part of a paragraph rather than a label, heading or link.
[[nodiscard]] bool is_prose(const Line& line);

// Sums over the lines of any box, as they were when it was made.
class Worths {
 public:
  explicit Worths(const Tree& tree);

  [[nodiscard]] double of(Index box) const { return between(sums_, box); }
  // Of prose alone.
  [[nodiscard]] double prose(Index box) const { return between(prose_, box); }
  [[nodiscard]] double bytes(Index box) const { return between(bytes_, box); }
  [[nodiscard]] double linked(Index box) const { return between(linked_, box); }
  [[nodiscard]] double link_share(Index box) const {
    return bytes(box) == 0 ? 0 : linked(box) / bytes(box);
  }

 private:
  [[nodiscard]] double between(const std::vector<double>& sums, Index box) const {
    return sums[tree_.boxes[box].end] - sums[box];
  }

  const Tree& tree_;
  std::vector<double> sums_;  // of the lines that begin before each box
  std::vector<double> prose_;
  std::vector<double> bytes_;
  std::vector<double> linked_;
};

}  // namespace newsdex::html
