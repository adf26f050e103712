#include "indexer/scopes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <newsdex/error.hpp>
#include <system_error>

#include "common/paths.hpp"
#include "common/stub.hpp"

namespace newsdex {

namespace {

namespace fs = std::filesystem;

bool exists(const std::string& path) {
  std::error_code unreadable;  // then it is there, for all that we know
  return fs::exists(path, unreadable) || unreadable;
}

[[noreturn]] void refuse_missing(const std::string& path) {
  throw Error(ErrorKind::kNotFound,
              fmt::format("{} does not exist, and the index does not know it", path));
}

// The paths to look at, each once.
std::vector<std::string> scope_paths(const Sources& sources, const ScopeOptions& options) {
  std::vector<std::string> paths;
  const auto add = [&](std::string path) {
    if (std::ranges::find(paths, path) == paths.end()) paths.push_back(std::move(path));
  };
  if (options.named.empty() || options.every_known) {
    for (const Source& source : sources.all()) add(source.path);
  }
  for (const fs::path& path : options.named) add(absolute_path(path));
  return paths;
}

// The index may lie inside a source: it is not news, and neither is it worth a word.
void leave_out_index(Walk& walk, const std::string& index) {
  const std::string folder = "/" + std::string(kIndexFolderName);
  const auto is_index = [&](const auto& found) {
    return is_at_or_under(found.path, index) || found.path.ends_with(folder);
  };
  std::erase_if(walk.files, is_index);
  std::erase_if(walk.skipped, is_index);
}

Scope missing_scope(const std::string& path, bool prune) {
  Scope scope;
  scope.path = path;
  scope.pruned = prune;
  if (!prune) {
    scope.walk.failures.push_back(
        {path, "it is missing; its articles are kept (--prune removes them)"});
  }
  return scope;
}

Scope walked_scope(Sources& sources, const std::string& path, const std::string& index) {
  const Source* known = sources.at_path(path);
  Scope scope;
  scope.path = path;
  scope.owner = known != nullptr ? known->name : sources.add(path).name;
  scope.walk = walk(path);
  leave_out_index(scope.walk, index);
  return scope;
}

bool lies_inside_another(const Source& source, const Sources& sources) {
  return std::ranges::any_of(sources.all(), [&](const Source& other) {
    return other.path != source.path && is_at_or_under(source.path, other.path);
  });
}

bool brings_files(const Source& source, const Plan& plan) {
  return std::ranges::any_of(plan.to_read,
                             [&](const PlannedFile& file) { return file.source == source.name; });
}

}  // namespace

std::vector<Scope> walk_scopes(Sources& sources, const std::function<const Manifest&()>& manifest,
                               const ScopeOptions& options) {
  const std::string index = absolute_path(options.index);
  const auto paths = scope_paths(sources, options);
  if (paths.empty()) {
    throw Error(ErrorKind::kNotFound,
                fmt::format("the index {} knows no source; name a folder or file to index", index));
  }
  std::vector<Scope> scopes;
  for (const std::string& path : paths) {
    if (exists(path)) {
      scopes.push_back(walked_scope(sources, path, index));
    } else if (sources.at_path(path) != nullptr || !rows_under(manifest(), path).empty()) {
      scopes.push_back(missing_scope(path, options.prune));
    } else {
      refuse_missing(path);
    }
  }
  return scopes;
}

void forget_idle_sources(Sources& sources, const Sources& before, const std::vector<Scope>& scopes,
                         const Plan& plan) {
  for (const Scope& scope : scopes) {
    const Source* source = sources.at_path(scope.path);
    if (source == nullptr) continue;
    const bool idle = before.at_path(scope.path) == nullptr &&
                      lies_inside_another(*source, sources) && !brings_files(*source, plan);
    if (scope.pruned || idle) sources.remove(scope.path);
  }
}

void require_existing(const std::vector<fs::path>& named) {
  for (const fs::path& path : named) {
    if (!exists(absolute_path(path))) refuse_missing(absolute_path(path));
  }
}

}  // namespace newsdex
