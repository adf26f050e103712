// Which passage a word position stands in.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "common/schema.hpp"

namespace newsdex {

// Made of an article's passage lengths (schema::PassageLengths).
class PassageMap {
 public:
  explicit PassageMap(std::string_view lengths) {
    const schema::PassageLengths read(lengths);
    title_words_ = read.title_words();
    unsigned position = read.first_position();
    starts_.reserve(read.passages() + 1);
    for (std::size_t i = 0; i < read.passages(); ++i) {
      starts_.push_back(position);
      position += read.words(i);
    }
    starts_.push_back(position);
  }

  [[nodiscard]] unsigned title_words() const { return title_words_; }
  [[nodiscard]] bool in_title(Xapian::termpos position) const { return position <= title_words_; }
  [[nodiscard]] std::size_t passages() const { return starts_.size() - 1; }
  // The position of passage `index`'s first word; of the one behind the last, where the text ends.
  [[nodiscard]] Xapian::termpos start(std::size_t index) const { return starts_[index]; }
  // The passage, from 0, of a position in the text.
  [[nodiscard]] std::size_t passage_of(Xapian::termpos position) const {
    const auto after = std::upper_bound(starts_.begin(), starts_.end(), position);
    if (after == starts_.begin() || passages() == 0) return 0;
    return std::min(static_cast<std::size_t>(after - starts_.begin()) - 1, passages() - 1);
  }

 private:
  unsigned title_words_ = 0;
  std::vector<Xapian::termpos> starts_;
};

}  // namespace newsdex
