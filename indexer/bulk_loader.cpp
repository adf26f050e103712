#include "indexer/bulk_loader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <future>
#include <newsdex/error.hpp>
#include <optional>
#include <utility>

#include "common/ordered_pipeline.hpp"
#include "common/system.hpp"
#include "indexer/boilerplate.hpp"
#include "indexer/document_tables.hpp"
#include "indexer/inverted_batch.hpp"
#include "indexer/merge_runs.hpp"
#include "indexer/run_store.hpp"

namespace newsdex {
namespace {

namespace fs = std::filesystem;

// How the memory is shared out. A batch takes about kTimesText its bytes in the thread that inverts
// it, and as much again waiting before and after; a thread's analyzers keep their words.
struct MemoryPlan {
  std::uint64_t batch_bytes = 0;
  std::uint64_t word_bytes = 0;  // of a thread
  std::uint64_t run_bytes = 0;
};

constexpr std::uint64_t kLeastBatch = 128 << 10;
constexpr std::uint64_t kMostBatch = 4 << 20;  // more and its terms outgrow the caches
// A build begins with smaller batches, an eighth of all that a thread has had: so the threads of a
// small one have as much to do, begin and end together, and touch less memory.
constexpr std::uint64_t kFirstBatch = 1 << 20;
constexpr std::uint64_t kPartOfThreads = 8;
constexpr std::uint64_t kTimesText = 24;
constexpr std::uint64_t kLeastWordBytes = 4 << 20;
constexpr std::uint64_t kWordShare = 4;  // of the memory, for the words of all threads
// What is not planned: the program with its libraries' tables, and what an allocator holds free.
constexpr std::uint64_t kProgramBytes = 32 << 20;
constexpr std::uint64_t kFreeShare = 8;

MemoryPlan plan_memory(unsigned threads, std::uint64_t memory_bytes) {
  memory_bytes -= memory_bytes / kFreeShare + std::min(memory_bytes / 4, kProgramBytes);
  MemoryPlan plan;
  plan.batch_bytes = std::clamp(memory_bytes / 4 / (threads * kTimesText), kLeastBatch, kMostBatch);
  plan.word_bytes =
      std::clamp(memory_bytes / kWordShare / threads, kLeastWordBytes, ArticleTerms::kWordBytes);
  const std::uint64_t working = threads * (plan.batch_bytes * kTimesText + plan.word_bytes);
  plan.run_bytes = std::max(memory_bytes / 8, memory_bytes - std::min(memory_bytes, working));
  return plan;
}

std::uint64_t bytes_of(const Article& article) {
  std::uint64_t bytes = sizeof(Article) + article.text.size();
  for (const std::string* field : {&article.id, &article.docno, &article.path, &article.title,
                                   &article.source, &article.url, &article.byline}) {
    bytes += field->size();
  }
  return bytes;
}

// A new folder, removed with what is in it unless it is kept.
class NewFolder {
 public:
  explicit NewFolder(fs::path path) : path_(std::move(path)) {
    std::error_code error;
    fs::create_directories(path_, error);
    if (!error && fs::is_empty(path_, error)) return;
    throw Error(ErrorKind::kInputOutput,
                fmt::format("cannot build an index in {}: {}", path_.string(),
                            error ? error.message() : "the folder is not empty"));
  }
  ~NewFolder() {
    std::error_code ignored;
    if (!kept_) fs::remove_all(path_, ignored);
  }
  NewFolder(const NewFolder&) = delete;
  NewFolder& operator=(const NewFolder&) = delete;

  [[nodiscard]] const fs::path& path() const { return path_; }
  void keep() { kept_ = true; }

 private:
  fs::path path_;
  bool kept_ = false;
};

}  // namespace

class BulkLoader::Internal {
 public:
  Internal(const fs::path& folder, const LoaderOptions& options)
      : threads_(threads_or_all(options.threads)),
        plan_(plan_memory(threads_, options.memory_bytes)),
        folder_(folder),
        documents_(folder),
        runs_(folder, plan_.run_bytes) {
    // One batch in each thread, one ready for it, one that waits for its turn to be written.
    pipeline_.emplace(
        threads_, 2 * threads_ + 1,
        [most = options.max_record_bytes, words = plan_.word_bytes] {
          return [inverter = std::make_shared<Inverter>(most, words)](ArticleBatch given) {
            return inverter->invert(std::move(given));
          };
        },
        [this](InvertedBatch inverted) {
          documents_.add(inverted);
          runs_.add(std::move(inverted.run));
        });
  }

  Docid add(Article article) {
    batch_.bytes += bytes_of(article);
    batch_.articles.push_back(std::move(article));
    ++last_docid_;
    if (batch_.bytes >= enough_for_batch()) put_batch();
    return last_docid_;
  }

  void leave_free(std::uint64_t bytes) { runs_.leave_free(bytes); }

  void set_metadata(const std::string& name, const std::string& value) {
    if (value.empty()) {
      metadata_.erase(name);
    } else {
      metadata_[name] = value;
    }
  }

  const LoaderTotals& settle() {
    if (pipeline_) {
      if (!batch_.articles.empty()) put_batch();
      pipeline_->finish();
      pipeline_.reset();
      documents_.end_at(last_docid_);
    }
    return documents_.totals();
  }

  [[nodiscard]] std::string boilerplate() const {
    return find_boilerplate(runs_, documents_.totals().articles);
  }

  const LoaderTotals& finish() {
    settle();
    glass::Tables tables;
    const auto postlist = [&] {
      tables.postlist =
          write_postlist(folder_.path() / "postlist.glass", runs_, metadata_, documents_.values());
    };
    const auto others = [&] {  // together they take about as long
      tables.position = write_positions(folder_.path() / "position.glass", runs_);
      documents_.finish(tables);
    };
    auto policy = std::launch::deferred;  // also where the system gives no other thread
    if (threads_ > 1) policy |= std::launch::async;
    std::future<void> rest = std::async(policy, others);
    postlist();
    rest.get();
    glass::write_version(folder_.path(), tables, documents_.statistics());
    folder_.keep();
    return documents_.totals();
  }

 private:
  [[nodiscard]] std::uint64_t enough_for_batch() const {
    const std::uint64_t part = given_bytes_ / threads_ / kPartOfThreads;
    return std::min(plan_.batch_bytes, std::max(kFirstBatch, part));
  }

  void put_batch() {
    given_bytes_ += batch_.bytes;
    ArticleBatch next;
    next.first = last_docid_ + 1;
    pipeline_->put(std::exchange(batch_, std::move(next)));
  }

  unsigned threads_;
  MemoryPlan plan_;
  NewFolder folder_;
  DocumentTables documents_;
  RunStore runs_;
  Metadata metadata_;
  ArticleBatch batch_;
  std::uint64_t given_bytes_ = 0;  // before it
  Docid last_docid_ = 0;
  // Last: its threads use what is above.
  std::optional<OrderedPipeline<ArticleBatch, InvertedBatch>> pipeline_;
};

BulkLoader::BulkLoader(const fs::path& folder, const LoaderOptions& options)
    : internal_(std::make_unique<Internal>(folder, options)) {}
BulkLoader::~BulkLoader() = default;

std::uint32_t BulkLoader::add(Article article) { return internal_->add(std::move(article)); }
void BulkLoader::leave_free(std::uint64_t bytes) { internal_->leave_free(bytes); }
void BulkLoader::set_metadata(const std::string& name, const std::string& value) {
  internal_->set_metadata(name, value);
}
const LoaderTotals& BulkLoader::settle() { return internal_->settle(); }
std::string BulkLoader::boilerplate() const { return internal_->boilerplate(); }
const LoaderTotals& BulkLoader::finish() { return internal_->finish(); }

}  // namespace newsdex
