#include "indexer/apply.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "indexer/disk.hpp"
#include "indexer/file_records.hpp"

namespace newsdex {

namespace {

constexpr std::uint64_t kNoArticle = 0;  // the hash of an article that is to be indexed anew

class Applier {
 public:
  Applier(const Manifest& manifest, const Sources& sources, ArticleStore& store,
          UpdateReport& report, const ApplyOptions& options)
      : manifest_(manifest), sources_(sources), store_(store), report_(report), options_(options) {}

  void apply(const Plan& plan) {
    progress_.files_total = plan.to_read.size();
    for (const PlannedFile& file : plan.to_read) bytes_total_ += file.found.size;
    // What is gone goes first: it may hold an id that a new file wants.
    for (const std::string& path : plan.gone) remove(path);
    for (const PlannedSkip& skip : plan.to_skip) note_skip(skip);
    for (const PlannedFile& file : plan.touched) note_times(file);
    for (const PlannedFile& file : plan.unsettled) note_times(file);
    if (options_.reread) mark_unreached(plan);
    for (const PlannedFile& file : plan.to_read) read(file);
  }

 private:
  void remove(const std::string& path) {
    store_.drop(store_.records_of(path));
    store_.remove_row(path);
    if (manifest_.find(path)->second.fate != Fate::kSkipped) ++report_.files_removed;
  }

  void note_skip(const PlannedSkip& skip) {
    store_.drop(store_.records_of(skip.skip.path));
    FileRow row{};
    row.path = skip.skip.path;
    row.source = skip.source;
    row.fate = Fate::kSkipped;
    row.reason = skip.skip.reason;
    store_.write_row(std::move(row), {});
  }

  void note_times(const PlannedFile& file) {
    FileRow row = manifest_.find(file.found.path)->second;
    row.mtime_ns = file.found.mtime_ns;
    row.checked_ns = options_.checked_ns;
    auto records = store_.records_of(row.path);
    store_.write_row(std::move(row), std::move(records));
  }

  // Files that were to be read again but are out of reach now: once they are back, they are read
  // whatever they look like.
  void mark_unreached(const Plan& plan) {
    std::unordered_set<std::string_view> settled(plan.gone.begin(), plan.gone.end());
    for (const PlannedFile& file : plan.to_read) settled.insert(file.found.path);
    for (const PlannedSkip& skip : plan.to_skip) settled.insert(skip.skip.path);
    for (const auto& [path, known] : manifest_) {
      if (known.fate != Fate::kRead || settled.contains(path)) continue;
      FileRow row = known;
      row.content_hash.reset();
      auto records = store_.records_of(path);
      if (options_.index_anew) {
        for (FileRecord& record : records) record.article_hash = kNoArticle;
      }
      store_.write_row(std::move(row), std::move(records));
    }
  }

  void read(const PlannedFile& file) {
    const std::string& path = file.found.path;
    ReadOptions reading = options_.reading;
    reading.file_bytes_read = &bytes_of_file_;
    const auto content_hash = file.content_hash ? file.content_hash : hash_if_readable(path);
    FileRecords records(store_, report_,
                        {path, file_id(source_of(file), path), options_.index_anew,
                         [this](std::uint64_t text_bytes) { count_article(text_bytes); }});
    const FileOutcome outcome = read_file(path, reading, records);
    const bool complete = outcome.complete && outcome.fate != FileFate::kFailed;
    std::vector<FileRecord> now = records.finish(complete);

    FileRow row{.path = path,
                .source = file.source,
                .format = outcome.format,
                .reason = outcome.reason,
                .holds = outcome.holds,
                .size = file.found.size,
                .mtime_ns = file.found.mtime_ns,
                .checked_ns = options_.checked_ns,
                .content_hash = content_hash};
    settle(row, outcome, records.failures());
    store_.write_row(std::move(row), std::move(now));
    ++report_.files_read;
    report_.articles_repaired += outcome.repaired;
    report_.unread_dates += outcome.unread_dates;
    ++progress_.files_done;
    bytes_done_ += file.found.size;
    bytes_of_file_ = 0;
    tell();
  }

  // What became of the file, in its row and in the report.
  void settle(FileRow& row, const FileOutcome& outcome, std::string failures) {
    switch (outcome.fate) {
      case FileFate::kSkipped:
        row.fate = Fate::kSkipped;
        report_.skipped.push_back({row.path, "", 0, outcome.reason});
        ++report_.files_skipped;
        return;
      case FileFate::kFailed:
        row.fate = Fate::kFailed;
        break;
      case FileFate::kRead:
        row.fate = Fate::kRead;
        break;
    }
    if (outcome.fate == FileFate::kFailed) {
      report_.failures.push_back({row.path, "", 0, outcome.reason});
    } else {
      row.reason = std::move(failures);
    }
  }

  const Source& source_of(const PlannedFile& file) const {
    if (const Source* source = sources_.named(file.source)) return *source;
    throw Error(
        ErrorKind::kCorrupt,
        fmt::format("{} belongs to a source, {}, that the index does not know; index afresh "
                    "into a new folder",
                    file.found.path, file.source));
  }

  void count_article(std::uint64_t text_bytes) {
    progress_.text_bytes += text_bytes;
    if (++progress_.articles % kArticlesBetweenProgress == 0) tell();
  }

  void tell() {
    if (options_.progress == nullptr) return;
    const std::uint64_t done = std::min(bytes_done_ + bytes_of_file_, bytes_total_);
    if (bytes_total_ > 0) {
      progress_.share_done = static_cast<double>(done) / static_cast<double>(bytes_total_);
    }
    options_.progress->update(progress_);
  }

  const Manifest& manifest_;
  const Sources& sources_;
  ArticleStore& store_;
  UpdateReport& report_;
  const ApplyOptions& options_;
  UpdateProgress progress_;
  std::uint64_t bytes_total_ = 0;    // of the files to read
  std::uint64_t bytes_done_ = 0;     // of those that were read
  std::uint64_t bytes_of_file_ = 0;  // of the one being read
};

}  // namespace

void apply_plan(const Plan& plan, const Manifest& manifest, const Sources& sources,
                ArticleStore& store, UpdateReport& report, const ApplyOptions& options) {
  Applier(manifest, sources, store, report, options).apply(plan);
}

}  // namespace newsdex
