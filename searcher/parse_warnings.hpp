// What the parser has to tell about a query, in the order of its places.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <newsdex/query.hpp>

namespace newsdex {

class QueryWarnings {
 public:
  void add(std::size_t begin, std::size_t end, std::string message) {
    if (warnings_.size() < kMost) warnings_.push_back({begin, end, std::move(message)});
  }
  [[nodiscard]] bool empty() const { return warnings_.empty(); }
  [[nodiscard]] std::vector<QueryWarning> take() {
    std::ranges::stable_sort(warnings_, {}, &QueryWarning::begin);
    return std::move(warnings_);
  }

 private:
  static constexpr std::size_t kMost = 20;  // a pasted page must not answer with a thousand

  std::vector<QueryWarning> warnings_;
};

}  // namespace newsdex
