// The runs of a build, kept in memory as long as they fit and in a file from then on.
#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <optional>
#include <vector>

#include "indexer/run_section.hpp"
#include "indexer/run_terms.hpp"

namespace newsdex {

class RunStore {
 public:
  // What does not fit into `memory_bytes` goes to a file in `folder` that nobody sees: it has no
  // name, and is gone with the process however that ends.
  RunStore(const std::filesystem::path& folder, std::uint64_t memory_bytes);
  RunStore(const RunStore&) = delete;
  RunStore& operator=(const RunStore&) = delete;

  // Runs come in order of their documents. Throws Error(kInputOutput).
  void add(Run run);
  // Of the memory, so many bytes are in use by others. Any thread may say so; it holds from the
  // next run on.
  void leave_free(std::uint64_t bytes) { left_free_ = bytes; }

  [[nodiscard]] const std::deque<Run>& runs() const { return runs_; }
  // A reader's share of the memory, where `readers` read all runs side by side.
  [[nodiscard]] std::size_t buffer_bytes(unsigned readers) const;
  [[nodiscard]] std::uint64_t spilled_bytes() const { return file_end_; }

 private:
  void spill(Run& run);
  void spill(RunSection& section);

  std::filesystem::path path_;
  std::uint64_t memory_bytes_;
  std::atomic<std::uint64_t> left_free_ = 0;
  std::uint64_t used_bytes_ = 0;
  std::optional<Descriptor> file_;
  std::uint64_t file_end_ = 0;
  std::size_t spilled_runs_ = 0;  // the first ones
  std::deque<Run> runs_;
};

// Cursors over one section of every run.
[[nodiscard]] std::vector<TermCursor> term_cursors(const RunStore& runs, RunSection Run::*section,
                                                   unsigned readers);

}  // namespace newsdex
