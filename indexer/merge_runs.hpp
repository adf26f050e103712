// The tables in order of terms, made of all runs in one pass over them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

#include "indexer/glass_postings.hpp"
#include "indexer/glass_table.hpp"
#include "indexer/run_store.hpp"

namespace newsdex {

using Metadata = std::map<std::string, std::string>;                      // no value is empty
using ValueStatistics = std::map<std::uint32_t, glass::ValueStatistics>;  // by slot

// Each reads the runs alone: both may run at once. They throw Error(kInputOutput).
[[nodiscard]] glass::TableRoot write_postlist(const std::filesystem::path& file,
                                              const RunStore& runs, const Metadata& metadata,
                                              const ValueStatistics& values);
[[nodiscard]] glass::TableRoot write_positions(const std::filesystem::path& file,
                                               const RunStore& runs);

}  // namespace newsdex
