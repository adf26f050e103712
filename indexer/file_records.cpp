#include "indexer/file_records.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace newsdex {

namespace {

// A file of a million bad lines must not fill the memory with what is said of them.
constexpr std::uint64_t kMaxIssuesTold = 1000;

std::string described(const RecordIssue& issue) {
  std::string text;
  if (!issue.record.empty()) text += fmt::format("record {}", issue.record);
  if (issue.line > 0) text += fmt::format("{}line {}", text.empty() ? "" : ", ", issue.line);
  return text.empty() ? issue.reason : fmt::format("{}: {}", text, issue.reason);
}

}  // namespace

FileRecords::FileRecords(ArticleStore& store, UpdateReport& report, Options options)
    : store_(store), report_(report), options_(std::move(options)) {
  for (const FileRecord& record : store_.records_of(options_.path)) {
    former_.emplace(record.id_hash, record);
  }
}

void FileRecords::article(Article&& article, const std::string& record) {
  if (options_.on_article) options_.on_article(article.text.size());
  const std::string wanted =
      record.empty() ? options_.file_id : fmt::format("{}#{}", options_.file_id, record);
  article.id = unique_id(wanted);
  if (article.id != wanted) {
    issue({IssueKind::kWarning, record, 0,
           fmt::format("the id {} is taken; this one is called {}", wanted, article.id)});
  }
  const std::uint64_t id_hash = hash_id(article.id);
  index(std::move(article), record, id_hash);
}

void FileRecords::index(Article&& article, const std::string& record, std::uint64_t id_hash) {
  const std::uint64_t article_hash = hash_article(article);
  const auto former = former_.find(id_hash);
  const bool known = former != former_.end();
  const bool same = known && former->second.article_hash == article_hash;
  if (same && !options_.index_anew) {
    records_.push_back(former->second);
    former_.erase(former);
    return;
  }
  const auto stored =
      store_.put(std::move(article), id_hash, article_hash, known ? &former->second : nullptr);
  if (!stored) return issue({IssueKind::kFailed, record, 0, kTooLongToStore});
  records_.push_back(*stored);
  if (known) former_.erase(former);
}

// Another file can want the same id only where '#' is part of a file's name, or a name is not
// UTF-8. An id that a former record of this file still holds is free; what came up before is
// stored.
std::string FileRecords::unique_id(const std::string& wanted) {
  const auto is_free = [this](const std::string& id) {
    return former_.contains(hash_id(id)) || !store_.has_id(id);
  };
  std::string id = wanted;
  for (unsigned number = 2; !is_free(id); ++number) id = fmt::format("{}~{}", wanted, number);
  return id;
}

void FileRecords::issue(const RecordIssue& issue) {
  switch (issue.kind) {
    case IssueKind::kWarning:
      return note(report_.warnings, warned_, issue);
    case IssueKind::kFailed:
      if (failed_ == 0) first_failure_ = described(issue);
      return note(report_.failures, failed_, issue);
    case IssueKind::kSkipped:
      ++report_.parts_skipped;
      return note(report_.skipped, skipped_, issue);
  }
}

void FileRecords::note(std::vector<FileIssue>& issues, std::uint64_t& count,
                       const RecordIssue& issue) {
  if (++count > kMaxIssuesTold) return;
  issues.push_back({options_.path, issue.record, issue.line, issue.reason});
}

std::vector<FileRecord> FileRecords::finish(bool complete) {
  const auto tell_rest = [this](std::vector<FileIssue>& issues, std::uint64_t count) {
    if (count <= kMaxIssuesTold) return;
    issues.push_back(
        {options_.path, "", 0, fmt::format("… and {} more in this file", count - kMaxIssuesTold)});
  };
  tell_rest(report_.warnings, warned_);
  tell_rest(report_.failures, failed_);
  tell_rest(report_.skipped, skipped_);

  std::vector<FileRecord> rest;
  for (const auto& [hash, record] : former_) rest.push_back(record);
  std::ranges::sort(rest, {}, &FileRecord::docid);
  if (complete) {
    store_.drop(rest);
  } else {
    records_.insert(records_.end(), rest.begin(), rest.end());
  }
  std::vector<FileRecord> records;
  records.reserve(records_.size());
  for (; !records_.empty(); records_.pop_front()) records.push_back(records_.front());
  return records;
}

std::string FileRecords::failures() const {
  if (failed_ < 2) return first_failure_;
  return fmt::format("{} records could not be read; the first: {}", failed_, first_failure_);
}

}  // namespace newsdex
