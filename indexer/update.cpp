// Bringing an index up to date: look, plan, write, publish.
#include <algorithm>
#include <chrono>
#include <memory>
#include <newsdex/indexer.hpp>
#include <numeric>
#include <string_view>
#include <utility>

#include "common/system.hpp"
#include "common/xapian_error.hpp"
#include "corpus/compression.hpp"
#include "indexer/apply.hpp"
#include "indexer/planned_update.hpp"
#include "indexer/store_choice.hpp"
#include "indexer/system_guard.hpp"

namespace newsdex {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::system_clock;

constexpr std::uint64_t kExpansion = 6;  // of compressed news, about

// Of the memory, for the records of a file that are read ahead.
constexpr std::uint64_t kReadAheadShare = 16;
constexpr std::uint64_t kMostReadAheadOfThread = 2 << 20;  // more makes it no quicker

bool has_packed_name(std::string_view path) {
  return is_compressed_name(path) || path.ends_with(".zip") || path.ends_with(".7z");
}

std::uint64_t bytes_to_read(const Plan& plan) {
  return std::accumulate(plan.to_read.begin(), plan.to_read.end(), std::uint64_t{0},
                         [](std::uint64_t sum, const PlannedFile& file) {
                           const bool packed = has_packed_name(file.found.path);
                           return sum + file.found.size * (packed ? kExpansion : 1);
                         });
}

std::int64_t now_ns() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now().time_since_epoch())
      .count();
}

class Update {
 public:
  Update(IndexFolder& folder, const UpdateOptions& options, Progress* progress)
      : folder_(folder), options_(options), progress_(progress) {}

  UpdateReport run() {
    const std::int64_t checked_ns = now_ns();
    planned_ = plan_update(folder_.path(), folder_.current().has_value(), options_);
    const Plan& plan = planned_.plan;
    tell_plan(plan);
    const bool must_write = !folder_.current() || options_.bulk == BulkUse::kAlways ||
                            planned_.rereads || plan.changes_something(checked_ns) ||
                            planned_.state.sources != planned_.known_sources;
    if (must_write) write(plan, checked_ns);
    report_.articles = planned_.state.totals.articles;
    report_.changed = must_write;
    if (must_write) report_.index_bytes = folder_bytes(folder_.generation_path(*folder_.current()));
    return std::move(report_);
  }

 private:
  void tell_plan(const Plan& plan) {
    report_.files_seen = plan.files_seen;
    report_.files_unchanged = plan.unchanged;
    report_.files_skipped = plan.skipped.size();
    report_.known_failures = plan.known_failures;
    for (const PathReason& skip : plan.skipped) {
      report_.skipped.push_back({skip.path, "", 0, skip.reason});
    }
    for (const PathReason& failure : plan.unreachable) {
      report_.failures.push_back({failure.path, "", 0, failure.reason});
    }
  }

  [[nodiscard]] ReadOptions reading() const {
    ReadOptions reading;
    reading.default_language = planned_.state.default_language;
    reading.detect_language = planned_.state.detects_language;
    reading.threads = threads_or_all(options_.threads);
    reading.read_ahead_bytes = reading.threads == 1
                                   ? 0
                                   : std::min(options_.memory_bytes / kReadAheadShare,
                                              reading.threads * kMostReadAheadOfThread);
    return reading;
  }

  void write(const Plan& plan, std::int64_t checked_ns) {
    const ReadOptions read_options = reading();
    const std::unique_ptr<ArticleStore> store = choose_store(
        folder_,
        {options_.bulk, options_.threads, options_.memory_bytes, progress_,
         read_options.read_ahead_bytes},
        {bytes_to_read(plan), plan.to_read.size() + planned_.manifest.size(), planned_.index_anew},
        planned_.state.totals, report_);
    apply_plan(plan, planned_.manifest, planned_.state.sources, *store, report_,
               {read_options, planned_.rereads, planned_.index_anew, checked_ns, progress_});
    store->publish(planned_.state);
  }

  IndexFolder& folder_;
  const UpdateOptions& options_;
  Progress* progress_;
  PlannedUpdate planned_;
  UpdateReport report_;
};

}  // namespace

UpdateReport update(const UpdateOptions& options, Progress* progress) {
  const auto start = std::chrono::steady_clock::now();
  UpdateReport report = guarding_system([&] {
    (void)has_index(options);  // before a folder is made for nothing
    IndexFolder folder(options.index, Missing::kCreate);
    return guarding_xapian(folder.path().string(),
                           [&] { return Update(folder, options, progress).run(); });
  });
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return report;
}

}  // namespace newsdex
