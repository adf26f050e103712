// What news-index does for a command.
#pragma once

#include <ostream>

#include "indexer/args.hpp"

namespace newsdex {

// Runs the command: data to `out`, all else to `err`; gives the exit status. Throws nothing.
int run(const Arguments& arguments, std::ostream& out, std::ostream& err);

}  // namespace newsdex
