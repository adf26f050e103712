// Which sources an update looks at: those named, or all that the index knows.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "indexer/manifest.hpp"
#include "indexer/plan.hpp"
#include "indexer/sources.hpp"

namespace newsdex {

struct ScopeOptions {
  std::vector<std::filesystem::path> named;  // none: all known sources
  std::filesystem::path index;               // never looked into
  bool every_known = false;                  // look at all known sources, too
  bool prune = false;
};

// Walks the sources. Those named that the index does not know are added to `sources`. The manifest
// is asked for only where one is missing. Throws Error(kNotFound) for one that is not known and
// does not exist, or where there is none at all.
[[nodiscard]] std::vector<Scope> walk_scopes(Sources& sources,
                                             const std::function<const Manifest&()>& manifest,
                                             const ScopeOptions& options);

// Takes back from `sources` what the plan showed to be of no use: a source that is new but lies
// inside another (`before` holds the known ones) and brings no file, and one that is pruned.
void forget_idle_sources(Sources& sources, const Sources& before, const std::vector<Scope>& scopes,
                         const Plan& plan);

// Throws Error(kNotFound) for a path that does not exist.
void require_existing(const std::vector<std::filesystem::path>& named);

}  // namespace newsdex
