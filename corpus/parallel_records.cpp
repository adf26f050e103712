#include "corpus/parallel_records.hpp"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "common/ordered_pipeline.hpp"
#include "corpus/record_chunk.hpp"

namespace newsdex {
namespace {

// Larger ones are new memory each time, which costs a third of the parsing.
constexpr std::size_t kChunkBytes = 64 << 10;
constexpr std::size_t kLeastChunkBytes = 16 << 10;
// Of one record: drafts of a list of tiny articles in one line are many times as large as it.
constexpr std::size_t kMostChunkBytes = 256 << 10;
// A chunk waits as it was cut, is parsed into drafts of about its size, and these wait again.
constexpr std::uint64_t kTimesChunk = 3;

// For each thread a chunk that it parses, one ready for it, and one that waits for its turn.
std::size_t most_chunks(unsigned threads) { return 2 * std::size_t{threads} + 1; }

std::size_t most_chunk_bytes(const ReadOptions& options) {
  const std::uint64_t share =
      options.read_ahead_bytes / (most_chunks(options.threads) * kTimesChunk);
  return static_cast<std::size_t>(
      std::clamp<std::uint64_t>(share, kLeastChunkBytes, kMostChunkBytes));
}

// What a parser told of something that is no article.
struct Told {
  bool broken;
  std::uint64_t line;
  std::string id;
  std::string reason;
};

using Outcome = std::variant<ArticleDraft, Told>;

// Makes of chunks what is to be told of them; one a thread.
class ChunkParser final : public RecordSink {
 public:
  ChunkParser(const RecordFormat& format, ArticleDrafter drafter)
      : drafter_(std::move(drafter)), parse_(format.parser(*this)) {}
  ChunkParser(const ChunkParser&) = delete;
  ChunkParser& operator=(const ChunkParser&) = delete;

  std::vector<Outcome> parse(RecordChunk chunk) {
    chunk.replay(parse_, *this);
    return std::exchange(outcomes_, {});
  }

  void record(RawRecord&& record) override {
    outcomes_.emplace_back(drafter_.draft(std::move(record)));
  }
  void broken(std::uint64_t line, const std::string& id, const std::string& reason) override {
    outcomes_.emplace_back(Told{true, line, id, reason});
  }
  void note(std::uint64_t line, const std::string& id, const std::string& reason) override {
    outcomes_.emplace_back(Told{false, line, id, reason});
  }

 private:
  ArticleDrafter drafter_;
  CutRecordVisitor parse_;
  std::vector<Outcome> outcomes_;
};

class ParallelReader final : public BrokenSink {
 public:
  ParallelReader(const RecordFormat& format, TextWindow& window, const ReadOptions& options,
                 ArticleMaker& maker)
      : format_(format),
        window_(window),
        threads_(options.threads),
        alone_bytes_(options.split_from_bytes),
        most_chunk_bytes_(most_chunk_bytes(options)),
        chunk_bytes_(std::min(kChunkBytes, most_chunk_bytes_)),
        maker_(maker),
        parse_(format.parser(maker)),
        chunk_(chunk_bytes_) {}

  void run() {
    format_.cut(window_, *this, [this](const CutRecord& record) { take(record); });
    if (!pipeline_) return chunk_.replay(parse_, maker_);
    if (!chunk_.empty()) put_chunk();
    pipeline_->finish();
  }

  // Of the cutting.
  void broken(std::uint64_t line, const std::string& id, const std::string& reason) override {
    if (alone_bytes_ > 0) return maker_.broken(line, id, reason);
    make_room(RecordChunk::kRecordBytes);
    chunk_.add_broken(line, id, reason);
  }

 private:
  void take(const CutRecord& record) {
    const std::size_t bytes = RecordChunk::bytes_of(record);
    if (alone_bytes_ > 0) {
      alone_bytes_ -= std::min<std::uint64_t>(alone_bytes_, bytes);
      return parse_(record);
    }
    make_room(bytes);
    if (bytes <= most_chunk_bytes_) return chunk_.add(record);
    if (pipeline_) pipeline_->drain();
    parse_(record);
  }

  void make_room(std::size_t bytes) {
    if (!chunk_.empty() && chunk_.bytes() + bytes > chunk_bytes_) put_chunk();
  }

  void put_chunk() {
    if (!pipeline_) start();
    pipeline_->put(std::exchange(chunk_, RecordChunk(chunk_bytes_)));
  }

  void start() {
    pipeline_.emplace(
        threads_, most_chunks(threads_),
        [this] {
          return [parser = std::make_shared<ChunkParser>(format_, maker_.drafter())](
                     RecordChunk chunk) { return parser->parse(std::move(chunk)); };
        },
        [this](std::vector<Outcome> outcomes) { tell(std::move(outcomes)); }, DeliveredBy::kCaller);
  }

  void tell(std::vector<Outcome> outcomes) {
    for (Outcome& outcome : outcomes) {
      if (auto* draft = std::get_if<ArticleDraft>(&outcome)) {
        maker_.take(std::move(*draft));
        continue;
      }
      const auto& told = std::get<Told>(outcome);
      if (told.broken) {
        maker_.broken(told.line, told.id, told.reason);
      } else {
        maker_.note(told.line, told.id, told.reason);
      }
    }
  }

  const RecordFormat& format_;
  TextWindow& window_;
  unsigned threads_;
  std::uint64_t alone_bytes_;     // that this thread has yet to parse before others help
  std::size_t most_chunk_bytes_;  // of a record that others parse
  std::size_t chunk_bytes_;
  ArticleMaker& maker_;
  CutRecordVisitor parse_;
  RecordChunk chunk_;
  // Last: its threads use what is above.
  std::optional<OrderedPipeline<RecordChunk, std::vector<Outcome>>> pipeline_;
};

}  // namespace

void read_records(const RecordFormat& format, TextWindow& window, const ReadOptions& options,
                  ArticleMaker& maker) {
  if (options.threads < 2) return read_records(format, window, maker);
  ParallelReader(format, window, options, maker).run();
}

}  // namespace newsdex
