#include "indexer/progress_line.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include "common/numbers.hpp"
#include "indexer/print.hpp"

namespace newsdex {

namespace {

constexpr double kSecondsToGuessBy = 1;  // what was faster at first says little

std::string amount(const UpdateProgress& progress, double seconds) {
  std::string text = fmt::format("{}, {} of text", counted(progress.articles, "article"),
                                 byte_size(progress.text_bytes));
  if (seconds < kSecondsToGuessBy) return text;
  const double speed = static_cast<double>(progress.text_bytes) / seconds;
  text += fmt::format(" at {}/s", byte_size(static_cast<std::uint64_t>(speed)));
  if (progress.share_done <= 0) return text;
  const double left = seconds / progress.share_done - seconds;
  const auto whole = static_cast<std::uint64_t>(left + 0.5);
  return text + fmt::format(", {}:{:02} left", whole / 60, whole % 60);
}

}  // namespace

std::string progress_text(const UpdateProgress& progress, double seconds) {
  switch (progress.stage) {
    case UpdateProgress::Stage::kReading:
      return fmt::format("{} of {}, {}", grouped(progress.files_done),
                         counted(progress.files_total, "file"), amount(progress, seconds));
    case UpdateProgress::Stage::kKeeping:
      return fmt::format("keeping {}", amount(progress, seconds));
    case UpdateProgress::Stage::kWriting:
      return "writing the index";
  }
  return {};
}

void ProgressLine::update(const UpdateProgress& progress) {
  const auto now = Clock::now();
  const bool new_stage = progress.stage != stage_;
  if (new_stage) {
    stage_ = progress.stage;
    stage_begin_ = now;
  }
  if (err_ == nullptr || (now < next_ && !new_stage)) return;
  next_ = now + std::chrono::milliseconds(100);
  const double seconds = std::chrono::duration<double>(now - stage_begin_).count();
  fmt::print(*err_, "\r\033[K{}", progress_text(progress, seconds));
  err_->flush();
  shown_ = true;
}

void ProgressLine::clear() {
  if (shown_) *err_ << "\r\033[K";
  shown_ = false;
}

}  // namespace newsdex
