// The wish for what is recent: newer articles gain, older ones keep what they have.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include "searcher/leaf.hpp"

namespace newsdex {

// From when articles' ages are counted: `now`, or when the newest of them was published, where that
// is earlier; else an archive that has ended would hold nothing recent.
[[nodiscard]] std::int64_t newest_time(const Xapian::Database& database, std::int64_t now);

// What the newest articles gain: so much that among articles with the same words the newer come
// first, and too little to stand for a word that says much.
[[nodiscard]] double most_recency(const std::vector<Leaf>& leaves);

// Gives articles published at `newest` or later `most`, half of it for each `half_life` (seconds)
// before that. An undated article is given nothing. For OP_AND_MAYBE: it does not match by itself.
class RecencySource : public Xapian::ValuePostingSource {
 public:
  RecencySource(std::int64_t newest, double half_life, double most);

  [[nodiscard]] double get_weight() const override;
  [[nodiscard]] RecencySource* clone() const override;
  void init(const Xapian::Database& database) override;
  [[nodiscard]] std::string get_description() const override { return "Recency"; }

 private:
  double newest_;
  double half_life_;
  double most_;
};

}  // namespace newsdex
