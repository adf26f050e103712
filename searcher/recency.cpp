#include "searcher/recency.hpp"

#include <algorithm>
#include <cmath>

#include "common/schema.hpp"

namespace newsdex {
namespace {

constexpr double kShare = 0.5;  // of all words' weights: docs/ranking.md

}  // namespace

std::int64_t newest_time(const Xapian::Database& database, std::int64_t now) {
  const std::string bound = database.get_value_upper_bound(schema::kPublishedSlot);
  if (bound.empty()) return now;
  return std::min(now, static_cast<std::int64_t>(Xapian::sortable_unserialise(bound)));
}

double most_recency(const std::vector<Leaf>& leaves) {
  double weights = 0;
  for (const Leaf& leaf : leaves) weights += leaf.weight;
  return kShare * weights;
}

RecencySource::RecencySource(std::int64_t newest, double half_life, double most)
    : ValuePostingSource(schema::kPublishedSlot),
      newest_(static_cast<double>(newest)),
      half_life_(half_life),
      most_(most) {}

double RecencySource::get_weight() const {
  const double age = newest_ - Xapian::sortable_unserialise(get_value());
  return most_ * std::exp2(-std::max(age, 0.0) / half_life_);
}

RecencySource* RecencySource::clone() const {
  return new RecencySource(static_cast<std::int64_t>(newest_), half_life_, most_);
}

void RecencySource::init(const Xapian::Database& database) {
  ValuePostingSource::init(database);
  set_maxweight(most_);
}

}  // namespace newsdex
