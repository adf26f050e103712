#include "indexer/preview.hpp"

#include <algorithm>
#include <utility>

#include "common/paths.hpp"
#include "common/xapian_error.hpp"
#include "corpus/reader.hpp"
#include "indexer/planned_update.hpp"
#include "indexer/system_guard.hpp"

namespace newsdex {

namespace {

// Parts that are not read, and warnings where they are asked for; articles are let go.
class PartSink final : public ArticleSink {
 public:
  PartSink(const std::string& path, bool with_warnings, std::vector<FileIssue>& parts)
      : path_(path), with_warnings_(with_warnings), parts_(parts) {}

  void article(Article&&, const std::string&) override {}
  void issue(const RecordIssue& issue) override {
    if (with_warnings_ || issue.kind != IssueKind::kWarning) {
      parts_.push_back({path_, issue.record, issue.line, issue.reason});
    }
  }

 private:
  const std::string& path_;
  bool with_warnings_;
  std::vector<FileIssue>& parts_;
};

Prospect prospect_of(FileFate fate) {
  switch (fate) {
    case FileFate::kRead:
      return Prospect::kRead;
    case FileFate::kSkipped:
      return Prospect::kSkipped;
    case FileFate::kFailed:
      return Prospect::kFailed;
  }
  return Prospect::kFailed;
}

UpdatePreview preview(const Plan& plan) {
  UpdatePreview preview;
  preview.files_unchanged = plan.unchanged;
  for (const PlannedFile& file : plan.to_read) {
    preview.files.push_back(preview_file(file.found.path, preview.parts));
  }
  for (const PlannedSkip& planned : plan.to_skip) {
    preview.files.push_back(
        {.path = planned.skip.path, .prospect = Prospect::kSkipped, .reason = planned.skip.reason});
  }
  for (const PathReason& failure : plan.unreachable) {
    preview.files.push_back(
        {.path = failure.path, .prospect = Prospect::kFailed, .reason = failure.reason});
  }
  for (const std::string& path : plan.gone) {
    preview.files.push_back({.path = path, .prospect = Prospect::kRemoved});
  }
  std::ranges::sort(preview.files, {}, &PreviewedFile::path);
  return preview;
}

}  // namespace

PreviewedFile preview_file(const std::string& path, std::vector<FileIssue>& parts) {
  PartSink sink(path, false, parts);
  FileOutcome outcome = read_file(path, {.only_recognise = true}, sink);
  return {path, prospect_of(outcome.fate), std::move(outcome.format), std::move(outcome.holds),
          std::move(outcome.reason)};
}

void explain_emptiness(const std::string& path, std::vector<FileIssue>& parts) {
  PartSink sink(path, true, parts);
  (void)read_file(path, {}, sink);
}

UpdatePreview preview_update(const UpdateOptions& options) {
  return guarding_system([&] {
    const bool exists = has_index(options);
    return guarding_xapian(options.index.string(), [&] {
      return preview(plan_update(absolute_path(options.index), exists, options).plan);
    });
  });
}

}  // namespace newsdex
