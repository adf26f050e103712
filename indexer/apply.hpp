// A plan made true in a generation.
#pragma once

#include <cstdint>
#include <string>

#include <newsdex/indexer.hpp>

#include "corpus/reader.hpp"
#include "indexer/article_store.hpp"
#include "indexer/plan.hpp"
#include "indexer/sources.hpp"

namespace newsdex {

struct ApplyOptions {
  ReadOptions reading;
  bool reread = false;          // the plan reads every file that it can reach
  bool index_anew = false;      // also articles that did not change: the analyzer did
  std::int64_t checked_ns = 0;  // when the walk began
  Progress* progress = nullptr;
};

// Does what the plan says, counting and telling into `report`.
void apply_plan(const Plan& plan, const Manifest& manifest, const Sources& sources,
                ArticleStore& store, UpdateReport& report, const ApplyOptions& options);

}  // namespace newsdex
