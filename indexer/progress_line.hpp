// The line on a terminal that says how far an update is, written over now and then.
#pragma once

#include <chrono>
#include <ostream>
#include <string>

#include <newsdex/indexer.hpp>

namespace newsdex {

// "12 of 340 files, 1,234 articles, 3.4 MB of text at 23.4 MB/s, 1:05 left"; `seconds` are those of
// the stage so far. What cannot be known yet is left out.
[[nodiscard]] std::string progress_text(const UpdateProgress& progress, double seconds);

class ProgressLine : public Progress {
 public:
  // Null: nothing is shown.
  explicit ProgressLine(std::ostream* err) : err_(err) {}

  void update(const UpdateProgress& progress) override;
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  std::ostream* err_;
  UpdateProgress::Stage stage_ = UpdateProgress::Stage::kReading;
  Clock::time_point stage_begin_ = Clock::now();
  Clock::time_point next_;
  bool shown_ = false;
};

}  // namespace newsdex
