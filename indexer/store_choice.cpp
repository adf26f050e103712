#include "indexer/store_choice.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <string>
#include <utility>

#include "indexer/bulk_store.hpp"
#include "indexer/deferred_store.hpp"
#include "indexer/stock_store.hpp"

namespace newsdex {

namespace {

// Up to here a change by Xapian's writer is one transaction, held in memory at some 20 times its
// text; above, it is made to a copy of the index and written out in parts.
constexpr std::uint64_t kMostTransactionBytes = 32 << 20;

// A rebuild takes as long as Xapian's writer takes for a sixteenth of the index's text: at 60
// thousandths of bulk-news both take 8.2 s, at 60 of Reuters 880 and 772 ms, at 80 917 and 990
// (bench/runs/2026-12-02-update-paths.txt).
constexpr std::uint64_t kRebuiltForOneChanged = 16;
// Where the index is small, a rebuild costs its files and their syncs: 157 ms for 105 kB of text,
// for which Xapian's writer took 329 (medians of 5 on a busy machine), so both meet at half of
// that.
constexpr std::uint64_t kRebuildStartsAtBytes = 64 << 10;
// What is held back must fit beside all else.
constexpr std::uint64_t kHeldShareOfMemory = 4;

// What an update keeps of each file in memory: in the walk, the plan, the rows of the manifest.
constexpr std::uint64_t kPlanBytesAFile = 1000;

std::uint64_t memory_of_loader(std::uint64_t memory_bytes, std::uint64_t files) {
  const std::uint64_t for_files = files * kPlanBytesAFile;
  return memory_bytes - std::min(for_files, memory_bytes / 2);
}

class Chooser {
 public:
  Chooser(IndexFolder& folder, const StoreOptions& options, Totals& totals, UpdateReport& report)
      : folder_(folder), options_(options), totals_(totals), report_(report) {}

  std::unique_ptr<ArticleStore> choose(const UpdateSize& size) {
    options_.memory_bytes = memory_of_loader(options_.memory_bytes, size.files);
    if (options_.bulk == BulkUse::kNever) return stock(size.bytes_to_read, "--no-bulk");
    // What a crash leaves there is removed by the next writer.
    const unsigned next = folder_.current().value_or(0) + 1;
    if (!options_.is_made_as_glass(folder_.generation_path(next))) {
      return stock(size.bytes_to_read,
                   fmt::format("version {} writes another format than the bulk loader",
                               Xapian::version_string()));
    }
    const bool rebuilt = options_.bulk == BulkUse::kAlways || size.all_anew;
    if (!folder_.current() || rebuilt) return bulk();
    return std::make_unique<DeferredStore>(
        folder_, report_,
        DeferredStore::Stores{
            most_changed_in_place(totals_.text_bytes, options_.memory_bytes),
            [self = *this](std::uint64_t bytes) { return self.stock(bytes, "a small change"); },
            [self = *this] { return self.bulk(); }});
  }

 private:
  [[nodiscard]] std::unique_ptr<ArticleStore> bulk() const {
    const std::uint64_t read_ahead = std::min(options_.read_ahead_bytes, options_.memory_bytes / 2);
    return std::make_unique<BulkStore>(
        folder_, LoaderOptions{options_.threads, options_.memory_bytes - read_ahead}, totals_,
        report_, options_.progress);
  }

  [[nodiscard]] std::unique_ptr<ArticleStore> stock(std::uint64_t bytes, std::string why) const {
    const bool small = bytes <= kMostTransactionBytes;
    const WriteMode mode = !folder_.current() ? WriteMode::kFresh
                           : small            ? WriteMode::kInPlace
                                              : WriteMode::kCopy;
    return std::make_unique<StockStore>(folder_, mode, std::move(why), totals_, report_);
  }

  IndexFolder& folder_;
  StoreOptions options_;
  Totals& totals_;
  UpdateReport& report_;
};

}  // namespace

std::uint64_t most_changed_in_place(std::uint64_t index_text_bytes, std::uint64_t memory_bytes) {
  const std::uint64_t share =
      std::max(kRebuildStartsAtBytes, index_text_bytes / kRebuiltForOneChanged);
  return std::min(share, memory_bytes / kHeldShareOfMemory);
}

std::unique_ptr<ArticleStore> choose_store(IndexFolder& folder, const StoreOptions& options,
                                           const UpdateSize& size, Totals& totals,
                                           UpdateReport& report) {
  return Chooser(folder, options, totals, report).choose(size);
}

}  // namespace newsdex
