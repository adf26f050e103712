// What news-search does with its arguments.
#pragma once

#include <istream>
#include <ostream>

#include "searcher/args.hpp"
#include "searcher/terminal.hpp"

namespace newsdex {

// Searches: results to `out`, which leads to `terminal`, all else to `err`; queries come from `in`
// where they are asked from standard input. Gives the exit status. Throws nothing.
int run_search(const SearchArguments& arguments, std::istream& in, std::ostream& out,
               std::ostream& err, const Terminal& terminal = {});

}  // namespace newsdex
