// A page as a flat list of what is seen of it, in document order, and its lines of text with what
// they weigh: what the choice of an article works on.
#pragma once

#include <gumbo.h>

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace newsdex::html {

using Index = std::uint32_t;

// An element or a run of text.
struct Box {
  const GumboNode* node = nullptr;
  Index parent = 0;
  Index end = 0;     // behind its last descendant: it and what is in it are [itself, end)
  bool out = false;  // left out, with all that is in it
};

// A line as visible_text writes it: what stands between two ends of block elements, or a cell.
struct Line {
  Index first = 0;           // box of its first text
  Index last = 0;            // and of its last
  Index holder = 0;          // the block element that it is directly in
  std::uint32_t bytes = 0;   // white space counted once
  std::uint32_t linked = 0;  // of them, inside links
  std::uint32_t commas = 0;  // of all scripts
  bool sentence = false;     // ends as sentences do
  bool bracketed = false;    // in ( ) as a whole
  bool out = false;

  [[nodiscard]] double link_share() const {
    return bytes == 0 ? 0 : static_cast<double>(linked) / static_cast<double>(bytes);
  }
};

struct Tree {
  std::vector<Box> boxes;  // the first is the root
  std::vector<Line> lines;

  [[nodiscard]] bool holds(Index box, Index inner) const {
    return inner >= box && inner < boxes[box].end;
  }
  // The lines whose text is in the box: [first, second) of `lines`.
  [[nodiscard]] std::pair<std::size_t, std::size_t> lines_in(Index box) const;
  [[nodiscard]] GumboTag tag(Index box) const;
};

// Of what is seen; its lines are still to be found.
[[nodiscard]] Tree make_tree(const GumboNode& root);
// The lines of what is not left out.
void find_lines(Tree& tree);

}  // namespace newsdex::html
