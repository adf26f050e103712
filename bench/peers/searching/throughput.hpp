// How many searches a second several readers answer side by side.
#pragma once

#include <vector>

#include "bench/peers/searching/reader.hpp"

namespace newsdex::bench {

// `threads` threads, each with a reader of its own that has answered all queries once before, ask
// for `seconds`, each in an order of its own.
[[nodiscard]] double queries_a_second(const Library& library, const Indexes& indexes,
                                      const std::vector<ClassQuery>& queries, unsigned threads,
                                      double seconds);

}  // namespace newsdex::bench
