#include "corpus/html_worth.hpp"

#include <algorithm>

namespace newsdex::html {
namespace {

constexpr double kMostLinked = 0.5;     // more of a line is a link: it leads elsewhere
constexpr double kFullParagraph = 160;  // bytes from which on a line counts in full
constexpr std::uint32_t kLeastSentence = 30;
constexpr std::uint32_t kLeastProse = 80;  // of what does not end as a sentence does
constexpr double kDearestLink = 60;

}  // namespace

bool is_prose(const Line& line) {
  if (line.link_share() > kMostLinked) return false;
  return line.bytes >= kLeastProse || (line.sentence && line.bytes >= kLeastSentence);
}

double worth(const Line& line) {
  const double share = line.link_share();
  if (share > kMostLinked) return -std::min<double>(line.linked, kDearestLink) * share;
  if (!is_prose(line)) return 0;
  return line.bytes * (1 - share) * std::min(1.0, line.bytes / kFullParagraph);
}

Worths::Worths(const Tree& tree) : tree_(tree) {
  const std::size_t count = tree.boxes.size() + 1;
  for (std::vector<double>* sums : {&sums_, &prose_, &bytes_, &linked_}) sums->assign(count, 0);
  for (const Line& line : tree.lines) {
    if (line.out) continue;
    const double value = worth(line);
    sums_[line.first + 1] += value;
    prose_[line.first + 1] += std::max(0.0, value);
    bytes_[line.first + 1] += line.bytes;
    linked_[line.first + 1] += line.linked;
  }
  for (std::vector<double>* sums : {&sums_, &prose_, &bytes_, &linked_}) {
    for (std::size_t i = 1; i < count; ++i) (*sums)[i] += (*sums)[i - 1];
  }
}

}  // namespace newsdex::html
