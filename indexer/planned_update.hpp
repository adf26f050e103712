// What an update has to do, as found out before anything is written.
#pragma once

#include <filesystem>
#include <vector>

#include <newsdex/indexer.hpp>

#include "indexer/manifest.hpp"
#include "indexer/plan.hpp"
#include "indexer/sources.hpp"
#include "indexer/state.hpp"

namespace newsdex {

struct PlannedUpdate {
  IndexState state;       // as it is to be, with the sources that are new
  Sources known_sources;  // before
  Manifest manifest;
  Plan plan;
  bool index_anew = false;  // its words were made by another analyzer
  bool rereads = false;     // every file must be read again
};

// True where there is an index. Throws Error(kNotFound) where there is none and the options name no
// source for one, or one that does not exist.
[[nodiscard]] bool has_index(const UpdateOptions& options);

// Reads what the index knows, where there is one, walks the sources and compares. Throws Error as
// update does.
[[nodiscard]] PlannedUpdate plan_update(const std::filesystem::path& index, bool index_exists,
                                        const UpdateOptions& options);

}  // namespace newsdex
