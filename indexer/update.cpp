// Bringing an index up to date: look, plan, write, publish.
#include <fmt/format.h>

#include <chrono>
#include <memory>
#include <newsdex/indexer.hpp>
#include <numeric>
#include <string_view>
#include <utility>

#include "common/language.hpp"
#include "common/schema.hpp"
#include "common/stub.hpp"
#include "common/xapian_error.hpp"
#include "indexer/apply.hpp"
#include "indexer/disk.hpp"
#include "indexer/scopes.hpp"
#include "indexer/state.hpp"
#include "indexer/store_choice.hpp"

namespace newsdex {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::system_clock;

constexpr std::uint64_t kExpansion = 6;  // of compressed news, about

bool is_compressed(std::string_view path) {
  for (const std::string_view end : {".gz", ".zst", ".xz", ".bz2", ".zip", ".7z", ".tgz"}) {
    if (path.ends_with(end)) return true;
  }
  return false;
}

std::uint64_t bytes_to_read(const Plan& plan) {
  return std::accumulate(plan.to_read.begin(), plan.to_read.end(), std::uint64_t{0},
                         [](std::uint64_t sum, const PlannedFile& file) {
                           const bool compressed = is_compressed(file.found.path);
                           return sum + file.found.size * (compressed ? kExpansion : 1);
                         });
}

std::int64_t now_ns() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now().time_since_epoch())
      .count();
}

std::string checked_language(const std::string& declared) {
  std::string tag = language_tag(declared);
  if (!tag.empty()) return tag;
  throw Error(ErrorKind::kUsage,
              fmt::format("'{}' is not a language; write it as BCP 47 does: en, pt-BR", declared));
}

class Update {
 public:
  Update(IndexFolder& folder, const UpdateOptions& options, Progress* progress)
      : folder_(folder), options_(options), progress_(progress) {}

  UpdateReport run() {
    load();
    const std::int64_t checked_ns = now_ns();
    const Sources before = state_.sources;
    const auto scopes = walk_scopes(state_.sources, manifest_,
                                    {options_.sources, folder_.path(), rereads_, options_.prune});
    const Plan plan = make_plan(manifest_, scopes, real_disk(), rereads_);
    forget_idle_sources(state_.sources, before, scopes, plan);
    tell_plan(plan);
    const bool must_write =
        !folder_.current() || rereads_ || plan.changes_something() || state_.sources != before;
    if (must_write) write(plan, checked_ns);
    report_.articles = state_.totals.articles;
    report_.changed = must_write;
    if (must_write) report_.index_bytes = folder_bytes(folder_.generation_path(*folder_.current()));
    return std::move(report_);
  }

 private:
  void load() {
    if (folder_.current()) {
      const Xapian::Database database = open_index(folder_.path());
      state_ = read_state(database);
      manifest_ = read_manifest(database);
      index_anew_ = state_.analyzer != schema::kAnalyzerVersion;
    }
    if (options_.default_language) {
      const std::string language = checked_language(*options_.default_language);
      rereads_ = folder_.current() && language != state_.default_language;
      state_.default_language = language;
    }
    if (options_.detect_language && *options_.detect_language != state_.detects_language) {
      rereads_ = rereads_ || folder_.current();
      state_.detects_language = *options_.detect_language;
    }
    rereads_ = rereads_ || index_anew_;
    state_.analyzer = schema::kAnalyzerVersion;
  }

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

  void write(const Plan& plan, std::int64_t checked_ns) {
    const std::unique_ptr<ArticleStore> store =
        choose_store(folder_, {options_.bulk, options_.threads, options_.memory_bytes, progress_},
                     {bytes_to_read(plan), plan.to_read.size() + manifest_.size(), index_anew_},
                     state_.totals, report_);
    apply_plan(plan, manifest_, state_.sources, *store, report_,
               {{state_.default_language, state_.detects_language},
                rereads_,
                index_anew_,
                checked_ns,
                progress_});
    store->publish(state_);
  }

  IndexFolder& folder_;
  const UpdateOptions& options_;
  Progress* progress_;
  IndexState state_;
  Manifest manifest_;
  bool index_anew_ = false;  // its words were made by another analyzer
  bool rereads_ = false;     // every file must be read again
  UpdateReport report_;
};

}  // namespace

UpdateReport update(const UpdateOptions& options, Progress* progress) {
  const auto start = std::chrono::steady_clock::now();
  if (!current_generation(options.index)) {
    if (options.sources.empty()) {
      throw Error(ErrorKind::kNotFound,
                  fmt::format("{} is not an index yet; name a folder or file to index",
                              options.index.string()));
    }
    require_existing(options.sources);  // before a folder is made for nothing
  }
  IndexFolder folder(options.index, Missing::kCreate);
  UpdateReport report = guarding_xapian(folder.path().string(),
                                        [&] { return Update(folder, options, progress).run(); });
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return report;
}

}  // namespace newsdex
