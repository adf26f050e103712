// The boilerplate of an index (common/short_lines.hpp) as its articles' short lines tell it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <xapian.h>

#include <newsdex/indexer.hpp>

namespace newsdex {

// What the metadata is to hold: counted anew, over the short lines of all articles.
[[nodiscard]] std::string find_boilerplate(const Xapian::Database& database);

// The lines that most articles hold, as they stand in one of them; at most `most`.
[[nodiscard]] std::vector<BoilerplateLine> show_boilerplate(const Xapian::Database& database,
                                                            std::size_t most);

}  // namespace newsdex
