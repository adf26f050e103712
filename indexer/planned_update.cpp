#include "indexer/planned_update.hpp"

#include <fmt/format.h>

#include <future>
#include <set>
#include <string>
#include <utility>

#include "common/language.hpp"
#include "common/schema.hpp"
#include "common/stub.hpp"
#include "common/xapian_error.hpp"
#include "indexer/disk.hpp"
#include "indexer/index_folder.hpp"
#include "indexer/scopes.hpp"

namespace newsdex {

namespace {

std::string checked_language(const std::string& declared) {
  std::string tag = language_tag(declared);
  if (!tag.empty()) return tag;
  throw Error(ErrorKind::kUsage,
              fmt::format("'{}' is not a language; write it as BCP 47 does: en, pt-BR", declared));
}

std::set<std::string> missing_of(const Sources& sources, const DiskProbe& disk) {
  std::set<std::string> missing;
  for (const Source& source : sources.all()) {
    if (disk.is_missing(source.path)) missing.insert(source.name);
  }
  return missing;
}

}  // namespace

bool has_index(const UpdateOptions& options) {
  if (current_generation(options.index)) return true;
  if (options.sources.empty()) {
    throw Error(ErrorKind::kNotFound,
                fmt::format("{} is not an index yet; name a folder or file to index",
                            options.index.string()));
  }
  require_existing(options.sources);
  return false;
}

PlannedUpdate plan_update(const std::filesystem::path& index, bool index_exists,
                          const UpdateOptions& options) {
  PlannedUpdate planned;
  std::future<Manifest> reading;  // while the sources are walked
  const auto manifest = [&]() -> const Manifest& {
    if (reading.valid()) planned.manifest = reading.get();
    return planned.manifest;
  };
  if (index_exists) {
    Xapian::Database database = open_index(index);
    planned.state = read_state(database);
    // In this thread where the system gives no other.
    reading =
        std::async(std::launch::async | std::launch::deferred, read_manifest, std::move(database));
    planned.index_anew = planned.state.analyzer != schema::kAnalyzerVersion;
  }
  if (options.default_language) {
    const std::string language = checked_language(*options.default_language);
    planned.rereads = index_exists && language != planned.state.default_language;
    planned.state.default_language = language;
  }
  if (options.detect_language && *options.detect_language != planned.state.detects_language) {
    planned.rereads = planned.rereads || index_exists;
    planned.state.detects_language = *options.detect_language;
  }
  planned.rereads = planned.rereads || planned.index_anew;
  planned.state.analyzer = schema::kAnalyzerVersion;
  planned.known_sources = planned.state.sources;
  const auto scopes = walk_scopes(planned.state.sources, manifest,
                                  {options.sources, index, planned.rereads, options.prune});
  const DiskProbe disk = real_disk();
  planned.plan =
      make_plan(manifest(), scopes, disk, planned.rereads, missing_of(planned.state.sources, disk));
  forget_idle_sources(planned.state.sources, planned.known_sources, scopes, planned.plan);
  return planned;
}

}  // namespace newsdex
