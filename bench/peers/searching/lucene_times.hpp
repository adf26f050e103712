// Lucene 8's times, which it takes itself in a process of its own (LuceneAsk.java).
#pragma once

#include <string>
#include <vector>

#include "bench/peers/searching/class_queries.hpp"
#include "bench/peers/searching/indexes.hpp"
#include "bench/peers/searching/query_times.hpp"

namespace newsdex::bench {

inline constexpr unsigned kLuceneWarmUps = 20;  // passes over all queries, compiled by then

// Version and settings; "" where it is not installed.
[[nodiscard]] std::string about_lucene();

// Throws Error(kInputOutput) where Java fails, Error(kInternal) where it says something else.
[[nodiscard]] EngineTimes ask_lucene(const Indexes& indexes, const std::vector<ClassQuery>& queries,
                                     unsigned passes, Clock clock);

}  // namespace newsdex::bench
