// The boilerplate of an index (common/short_lines.hpp) as its articles' short lines tell it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <xapian.h>

#include <newsdex/indexer.hpp>

#include "indexer/run_store.hpp"

namespace newsdex {

// What the metadata is to hold: counted anew, over the short lines of all articles.
[[nodiscard]] std::string find_boilerplate(const Xapian::Database& database);
// … of an index that is being built, of so many articles.
[[nodiscard]] std::string find_boilerplate(const RunStore& runs, std::uint64_t articles);

// Brings the metadata up to date after so many articles were added, changed or removed; `articles`
// there are now. To count takes a second a million articles: it is put off until more than a
// thousandth of them changed since they were counted.
void update_boilerplate(Xapian::WritableDatabase& database, std::uint64_t changed,
                        std::uint64_t articles);

// The lines that most articles hold, as they stand in one of them; at most `most`.
[[nodiscard]] std::vector<BoilerplateLine> show_boilerplate(const Xapian::Database& database,
                                                            std::size_t most);

}  // namespace newsdex
