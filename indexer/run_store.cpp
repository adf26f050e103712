#include "indexer/run_store.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

#include "indexer/sequential_file.hpp"

namespace newsdex {
namespace {

constexpr const char* kSpillName = "runs.tmp";
constexpr std::size_t kLeastBuffer = 16 << 10;
constexpr std::size_t kMostBuffer = 1 << 20;
// Of the memory for runs, what is left free for reading spilled ones back.
constexpr std::uint64_t kReadingShare = 4;

}  // namespace

RunStore::RunStore(const std::filesystem::path& folder, std::uint64_t memory_bytes)
    : path_(folder / kSpillName), memory_bytes_(memory_bytes) {}

void RunStore::add(Run run) {
  if (run.documents.size == 0) return;
  used_bytes_ += run.memory_bytes();
  runs_.push_back(std::move(run));
  const std::uint64_t share = memory_bytes_ - memory_bytes_ / kReadingShare;
  const std::uint64_t room = share - std::min(share, left_free_.load());
  while (used_bytes_ > room) spill(runs_[spilled_runs_++]);
}

void RunStore::spill(Run& run) {
  used_bytes_ -= run.memory_bytes();
  spill(run.postings);
  spill(run.positions);
  spill(run.documents);
}

void RunStore::spill(RunSection& section) {
  if (!file_) {
    file_.emplace(path_, O_RDWR | O_CREAT | O_EXCL);
    if (unlink(path_.c_str()) != 0) throw_system_error("unlink", path_);
  }
  write_at(*file_, path_, file_end_, section.bytes);
  section.file = &*file_;
  section.offset = file_end_;
  file_end_ += section.size;
  std::string().swap(section.bytes);
}

std::size_t RunStore::buffer_bytes(unsigned readers) const {
  const std::uint64_t share =
      memory_bytes_ / kReadingShare / std::max<std::uint64_t>(1, spilled_runs_ * readers);
  return std::clamp<std::uint64_t>(share, kLeastBuffer, kMostBuffer);
}

std::vector<TermCursor> term_cursors(const RunStore& runs, RunSection Run::*section,
                                     unsigned readers) {
  std::vector<TermCursor> cursors;
  cursors.reserve(runs.runs().size());
  for (const Run& run : runs.runs()) cursors.emplace_back(run.*section, runs.buffer_bytes(readers));
  return cursors;
}

}  // namespace newsdex
