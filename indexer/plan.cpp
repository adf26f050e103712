#include "indexer/plan.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <unordered_set>

#include "common/paths.hpp"

namespace newsdex {

namespace {

// A row taken at `checked_ns` says all of a file that has this mtime. Told by the distance, which
// holds however far in the past or the future a file claims to be.
bool is_settled(std::int64_t mtime_ns, std::int64_t checked_ns) {
  const std::uint64_t since =
      static_cast<std::uint64_t>(checked_ns) - static_cast<std::uint64_t>(mtime_ns);
  return mtime_ns < checked_ns && since > std::uint64_t{kClockGrainNs};
}

class Planner {
 public:
  Planner(const Manifest& manifest, const DiskProbe& disk, bool reread,
          const std::set<std::string>& missing_sources)
      : manifest_(manifest),
        next_row_(manifest.begin()),
        disk_(disk),
        reread_(reread),
        missing_sources_(missing_sources) {}

  Plan plan(const std::vector<Scope>& scopes) {
    std::size_t paths = manifest_.size();
    for (const Scope& scope : scopes) paths += scope.walk.files.size();
    seen_.reserve(paths);
    // What one scope skips another may read, so skips come after files, and what neither saw last.
    for (const Scope& scope : scopes) plan_files(scope);
    for (const Scope& scope : scopes) plan_skips(scope);
    for (const Scope& scope : scopes) plan_gone(scope);
    for (const Scope& scope : scopes) note_unreachable(scope);
    return std::move(plan_);
  }

 private:
  // Files are asked for in the order of the manifest mostly: what comes next is tried first.
  [[nodiscard]] const FileRow* row_of(const std::string& path) {
    auto row = next_row_;
    if (row == manifest_.end() || row->first != path) row = manifest_.find(path);
    if (row == manifest_.end()) return nullptr;
    next_row_ = std::next(row);
    return &row->second;
  }

  void plan_files(const Scope& scope) {
    for (const FoundFile& found : scope.walk.files) {
      if (!seen_.insert(found.path).second) continue;
      ++plan_.files_seen;
      if (const FileRow* row = row_of(found.path)) {
        plan_known(found, *row);
      } else {
        plan_.to_read.push_back({found, scope.owner, std::nullopt});
      }
    }
  }

  void plan_known(const FoundFile& found, const FileRow& row) {
    PlannedFile file{found, row.source, std::nullopt};
    if (reread_ && row.fate == Fate::kRead) return plan_.to_read.push_back(std::move(file));
    if (!row.content_hash) return plan_unread(std::move(file), row);
    const bool same_time = found.mtime_ns == row.mtime_ns;
    const bool settled = is_settled(row.mtime_ns, row.checked_ns);
    if (found.size == row.size && same_time && settled) return count_unchanged(row);
    if (found.size != row.size) return plan_.to_read.push_back(std::move(file));
    file.content_hash = disk_.hash(found.path);
    if (file.content_hash != row.content_hash) return plan_.to_read.push_back(std::move(file));
    count_unchanged(row);
    (same_time ? plan_.unsettled : plan_.touched).push_back(std::move(file));
  }

  // A file whose content we never saw: permissions change without a trace in its mtime.
  void plan_unread(PlannedFile file, const FileRow& row) {
    const bool looks_same = file.found.size == row.size && file.found.mtime_ns == row.mtime_ns;
    if (row.fate == Fate::kRemoved && looks_same) return count_unchanged(row);
    if (row.fate == Fate::kFailed && looks_same) {
      file.content_hash = disk_.hash(file.found.path);
      if (!file.content_hash) return count_unchanged(row);
    }
    plan_.to_read.push_back(std::move(file));
  }

  void count_unchanged(const FileRow& row) {
    ++plan_.unchanged;
    if (is_failure(row)) ++plan_.known_failures;
    if (row.fate == Fate::kSkipped) plan_.skipped.push_back({row.path, row.reason});
  }

  void plan_skips(const Scope& scope) {
    for (const PathReason& skip : scope.walk.skipped) {
      if (!seen_.insert(skip.path).second) continue;
      const FileRow* row = row_of(skip.path);
      if (row != nullptr && row->source != scope.owner) continue;  // another source may read it
      plan_.skipped.push_back(skip);
      const bool known =
          row != nullptr && row->fate == Fate::kSkipped && row->reason == skip.reason;
      if (!known) plan_.to_skip.push_back({skip, scope.owner});
    }
  }

  void plan_gone(const Scope& scope) {
    for (const FileRow* row : rows_under(manifest_, scope.path)) {
      if (seen_.contains(row->path) || !is_gone(*row, scope)) continue;
      seen_.insert(row->path);
      plan_.gone.push_back(row->path);
    }
  }

  // The walk of its own source is the judge of a file; of another's file only its absence counts,
  // since a walk does not see what that source may have been named for (a hidden folder); and where
  // all of that source is missing, its articles are kept.
  [[nodiscard]] bool is_gone(const FileRow& row, const Scope& scope) const {
    if (scope.pruned) return true;
    const bool unknown = std::ranges::any_of(scope.walk.failures, [&](const PathReason& failure) {
      return is_at_or_under(row.path, failure.path);
    });
    if (unknown) return false;
    if (row.source == scope.owner) return true;
    return !missing_sources_.contains(row.source) && disk_.is_missing(row.path);
  }

  void note_unreachable(const Scope& scope) {
    for (const PathReason& failure : scope.walk.failures) {
      if (std::ranges::find(plan_.unreachable, failure) == plan_.unreachable.end()) {
        plan_.unreachable.push_back(failure);
      }
    }
  }

  const Manifest& manifest_;
  Manifest::const_iterator next_row_;
  const DiskProbe& disk_;
  const bool reread_;
  const std::set<std::string>& missing_sources_;
  std::unordered_set<std::string_view> seen_;  // paths, held by the scopes or the manifest
  Plan plan_;
};

constexpr std::size_t kManyFiles = 1000;
constexpr std::uint64_t kManyBytes = 64 << 20;

}  // namespace

bool Plan::is_dear_to_settle_later(std::int64_t now_ns) const {
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
  for (const PlannedFile& file : unsettled) {
    if (!is_settled(file.found.mtime_ns, now_ns)) continue;
    ++files;
    bytes += file.found.size;
  }
  return files > kManyFiles || bytes > kManyBytes;
}

Plan make_plan(const Manifest& manifest, const std::vector<Scope>& scopes, const DiskProbe& disk,
               bool reread, const std::set<std::string>& missing_sources) {
  return Planner(manifest, disk, reread, missing_sources).plan(scopes);
}

}  // namespace newsdex
