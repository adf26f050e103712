// What became of a file: what the index knows of it, and what is on the disk.
#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <map>
#include <newsdex/indexer.hpp>
#include <string_view>
#include <utility>

#include "common/paths.hpp"
#include "common/stored_record.hpp"
#include "common/utf8.hpp"
#include "common/xapian_error.hpp"
#include "indexer/disk.hpp"
#include "indexer/index_folder.hpp"
#include "indexer/manifest.hpp"
#include "indexer/preview.hpp"
#include "indexer/scopes.hpp"
#include "indexer/state.hpp"
#include "indexer/system_guard.hpp"

namespace newsdex {

namespace {

namespace fs = std::filesystem;

Standing standing_of(Fate fate) {
  switch (fate) {
    case Fate::kRead:
      return Standing::kIndexed;
    case Fate::kSkipped:
      return Standing::kSkipped;
    case Fate::kFailed:
      return Standing::kFailed;
    case Fate::kRemoved:
      return Standing::kRemoved;
  }
  return Standing::kFailed;
}

FileStory story_of(const FileRow& row) {
  FileStory story;
  story.path = row.path;
  story.standing = standing_of(row.fate);
  story.format = row.format;
  story.holds = row.holds;
  story.reason = row.reason;
  story.articles = row.articles;
  return story;
}

class Inquiry {
 public:
  Inquiry(fs::path index, std::string path)
      : index_(std::move(index)),
        path_(std::move(path)),
        database_(open_index(index_)),
        manifest_(read_manifest(database_)) {}

  std::vector<FileStory> run() {
    const auto known = manifest_.find(path_);
    if (known != manifest_.end()) {
      std::vector<FileStory> one = {story_of(known->second)};
      compare(known->second, walk(path_), one.front());
      add_details(one.front());
      return one;
    }
    look_below();
    if (stories_.empty()) {
      throw Error(
          ErrorKind::kNotFound,
          fmt::format("{} is no file that the index knows or would look at", to_utf8(path_)));
    }
    std::vector<FileStory> all;
    for (auto& [path, story] : stories_) all.push_back(std::move(story));
    return all;
  }

 private:
  // The walk of the source that the path lies in: it knows what was passed over, and why. Of a path
  // in none, its own.
  Walk walk_around(Standing& standing) {
    Sources sources = read_state(database_).sources;
    const Source* owner = nullptr;
    bool holds_sources = false;
    for (const Source& source : sources.all()) {
      holds_sources = holds_sources || is_at_or_under(source.path, path_);
      if (!is_at_or_under(path_, source.path)) continue;
      if (owner == nullptr || owner->path.size() < source.path.size()) owner = &source;
    }
    standing = owner != nullptr ? Standing::kNew : Standing::kOutside;
    const std::string root = owner != nullptr ? owner->path : path_;
    if (holds_sources && owner == nullptr) return {};  // what the index knows below it is told
    Walk found;
    for (Scope& scope : walk_scopes(sources, [this]() -> const Manifest& { return manifest_; },
                                    {{root}, index_})) {
      if (scope.path == root) found = std::move(scope.walk);
    }
    return found;
  }

  void look_below() {
    Standing standing = Standing::kNew;
    const Walk found = walk_around(standing);
    for (const FileRow* row : rows_under(manifest_, path_)) {
      FileStory& story = stories_[row->path] = story_of(*row);
      compare(*row, found, story);
    }
    for (const FoundFile& file : found.files) {
      if (!is_at_or_under(file.path, path_) || stories_.contains(file.path)) continue;
      FileStory& story = stories_[file.path];
      story.path = file.path;
      story.standing = standing;
      story.now = preview_file(file.path, story.parts);
    }
    for (const PathReason& skip : found.skipped) tell(skip, Standing::kSkipped);
    for (const PathReason& failure : found.failures) tell(failure, Standing::kFailed);
  }

  // What the walk passed over, or a folder that it did not enter and the path lies in.
  void tell(const PathReason& passed, Standing standing) {
    const bool around = is_at_or_under(path_, passed.path);
    if (!around && !is_at_or_under(passed.path, path_)) return;
    FileStory story;
    story.path = around ? path_ : passed.path;
    story.standing = standing;
    story.reason = story.path == passed.path
                       ? passed.reason
                       : fmt::format("it lies in {}: {}", to_utf8(passed.path), passed.reason);
    stories_.try_emplace(story.path, std::move(story));
  }

  void compare(const FileRow& row, const Walk& found, FileStory& story) const {
    if (row.fate == Fate::kSkipped && !row.content_hash) return;  // the walk passes it over
    const auto file = std::ranges::lower_bound(found.files, row.path, {}, &FoundFile::path);
    if (file == found.files.end() || file->path != row.path) {
      story.is_gone = disk_.is_missing(row.path);
      return;
    }
    story.has_changed = file->size != row.size || file->mtime_ns != row.mtime_ns;
  }

  void add_details(FileStory& story) const {
    for (const FileRecord& record : read_records(database_, story.path)) {
      if (story.first.size() == kMostNamedArticles) break;
      Article article = stored_fields(database_, record.docid).article;
      story.first.push_back({std::move(article.id), std::move(article.title)});
    }
    if (story.standing == Standing::kRemoved || story.is_gone || story.has_changed) return;
    if (!story.holds.empty()) {
      (void)preview_file(story.path, story.parts);
    } else if (story.standing == Standing::kIndexed && story.articles == 0) {
      explain_emptiness(story.path, story.parts);
    }
  }

  fs::path index_;
  std::string path_;
  Xapian::Database database_;
  Manifest manifest_;
  DiskProbe disk_ = real_disk();
  std::map<std::string, FileStory> stories_;
};

}  // namespace

std::vector<FileStory> why(const fs::path& index, const fs::path& path) {
  return guarding_system([&] {
    return guarding_xapian(
        index.string(), [&] { return Inquiry(absolute_path(index), absolute_path(path)).run(); });
  });
}

}  // namespace newsdex
