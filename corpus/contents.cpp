#include "corpus/contents.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

namespace newsdex {

std::string Contents::described() const {
  std::vector<std::pair<std::uint64_t, std::string>> counts;
  for (const auto& [format, count] : read_) counts.emplace_back(count, format);
  counts.emplace_back(skipped_, "skipped");
  counts.emplace_back(failed_, "failed");
  std::string text;
  for (const auto& [count, what] : counts) {
    if (count > 0) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, what);
  }
  return text;
}

// "#12" is how a record without an id is called in an issue.
std::string WithinMember::named(const std::string& record) const {
  if (record.empty()) return id_;
  return fmt::format("{}{}{}", id_, record.starts_with('#') ? "" : "#", record);
}

void WithinMember::article(Article&& article, const std::string& record) {
  sink_.article(std::move(article), named(record));
}

void WithinMember::issue(const RecordIssue& issue) {
  RecordIssue told = issue;
  told.record = named(issue.record);
  sink_.issue(told);
}

}  // namespace newsdex
