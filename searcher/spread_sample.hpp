// Some of many articles, spread evenly over all of them, of which nobody knows how many come.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <xapian.h>

namespace newsdex {

class SpreadSample {
 public:
  void add(Xapian::docid article) {
    if ((++seen_ & (stride_ - 1)) != 0) return;
    taken_.push_back(article);
    if (taken_.size() == kMost) thin_out();
  }

  // In the order in which they came; half of the most at least, once there were as many.
  [[nodiscard]] const std::vector<Xapian::docid>& articles() const { return taken_; }

 private:
  static constexpr std::size_t kMost = 512;

  void thin_out() {
    for (std::size_t i = 0; i < kMost / 2; ++i) taken_[i] = taken_[2 * i + 1];
    taken_.resize(kMost / 2);
    stride_ *= 2;
  }

  std::uint64_t seen_ = 0;
  std::uint64_t stride_ = 1;  // every so many are taken; a power of two
  std::vector<Xapian::docid> taken_;
};

}  // namespace newsdex
