// What an index says about itself in its metadata, beside the manifest.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <xapian.h>

#include "indexer/manifest.hpp"
#include "indexer/sources.hpp"

namespace newsdex {

inline constexpr const char* kFallbackLanguage = "en";

// Sums over all articles of the index.
struct Totals {
  std::uint64_t articles = 0;
  std::uint64_t passages = 0;
  std::uint64_t text_bytes = 0;

  friend bool operator==(const Totals&, const Totals&) = default;
};

struct IndexState {
  Sources sources;
  std::string default_language = kFallbackLanguage;
  bool detects_language = true;
  std::string analyzer;  // version that its words were made by
  Totals totals;
};

// Throws Error(kCorrupt) where the metadata cannot be read.
[[nodiscard]] IndexState read_state(const Xapian::Database& database);
// Gives it to `set`, key by key, together with the versions of this newsdex and its libraries.
void write_state(const IndexState& state, const SetMetadata& set);

}  // namespace newsdex
