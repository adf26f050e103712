#include "indexer/print.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <array>
#include <newsdex/analyzer.hpp>
#include <string_view>
#include <vector>

#include "common/fold.hpp"
#include "common/numbers.hpp"

namespace newsdex {

namespace {

constexpr std::size_t kMaxIssuesShown = 20;

void print_issues(std::ostream& err, std::string_view label, const std::vector<FileIssue>& issues,
                  std::string_view rest_hint) {
  const std::size_t shown = std::min(issues.size(), kMaxIssuesShown);
  for (std::size_t i = 0; i < shown; ++i) fmt::print(err, "{}: {}\n", label, described(issues[i]));
  if (issues.size() > shown) {
    fmt::print(err, "… and {} more{}\n", grouped(issues.size() - shown), rest_hint);
  }
}

std::string listed(const std::vector<std::string>& parts) {
  return fmt::format("{}", fmt::join(parts, ", "));
}

// "indexed 12 articles (30 passages, 17.2 MB of text) from 3 files, changed …, removed …"
std::string done(const UpdateReport& report) {
  std::vector<std::string> parts;
  const std::uint64_t indexed = report.articles_added + report.articles_changed;
  if (indexed > 0 || report.files_read > 0) {
    parts.push_back(fmt::format("indexed {} ({}, {} of text) from {}", counted(indexed, "article"),
                                counted(report.passages, "passage"), byte_size(report.text_bytes),
                                counted(report.files_read, "file")));
  }
  if (report.articles_removed > 0 || report.files_removed > 0) {
    parts.push_back(fmt::format("removed {}", counted(report.articles_removed, "article")));
  }
  return listed(parts);
}

// Where there was enough to read for it to mean something.
std::string speed(const UpdateReport& report) {
  constexpr double kLeastSeconds = 1;
  if (report.seconds < kLeastSeconds || report.text_bytes == 0) return {};
  const double bytes_a_second = static_cast<double>(report.text_bytes) / report.seconds;
  return fmt::format(" ({}/s)", byte_size(static_cast<std::uint64_t>(bytes_a_second)));
}

std::string known_failures(const UpdateReport& report) {
  if (report.known_failures == 0) return {};
  return fmt::format("; {} could not be read before and did not change",
                     counted(report.known_failures, "file"));
}

// "; 3 skipped, 12 inside files"
std::string skips(const UpdateReport& report) {
  std::string text;
  if (report.files_skipped > 0) text = fmt::format("; {} skipped", grouped(report.files_skipped));
  if (report.parts_skipped == 0) return text;
  return fmt::format("{} {}{} inside files", text.empty() ? ";" : text + ",",
                     grouped(report.parts_skipped), text.empty() ? " skipped" : "");
}

// "; letters repaired in 3 articles"
std::string repairs(const UpdateReport& report) {
  if (report.articles_repaired == 0) return {};
  return fmt::format("; letters repaired in {}", counted(report.articles_repaired, "article"));
}

// "; dates of 3 articles cannot be read"
std::string unread_dates(const UpdateReport& report) {
  if (report.unread_dates == 0) return {};
  return fmt::format("; dates of {} cannot be read", counted(report.unread_dates, "article"));
}

void print_languages(std::ostream& out, const Status& status) {
  std::vector<std::pair<std::uint64_t, std::string>> most_first;
  for (const auto& [language, articles] : status.languages)
    most_first.push_back({articles, language});
  std::ranges::stable_sort(most_first, std::greater<>{},
                           &std::pair<std::uint64_t, std::string>::first);
  std::vector<std::string> parts;
  for (const auto& [articles, language] : most_first) {
    parts.push_back(fmt::format("{} {}", language, grouped(articles)));
  }
  if (!parts.empty()) fmt::print(out, "languages  {}\n", listed(parts));
}

void print_boilerplate(std::ostream& out, const Status& status) {
  if (status.boilerplate_lines == 0) return;
  fmt::print(out, "lines      {} that many articles of a publisher have: not shown as passages\n",
             grouped(status.boilerplate_lines));
  for (const BoilerplateLine& line : status.boilerplate) {
    fmt::print(
        out, "           \"{}\" in {} of {}\n", line.text, grouped(line.articles),
        counted(line.of_publisher, "article") + (line.source.empty() ? "" : " of " + line.source));
  }
}

// "; built anew in 0.1 s; the index has 290.0 kB"
std::string built_anew(const UpdateReport& report) {
  if (!report.built_anew) return {};
  return fmt::format("; built anew in {:.1f} s; the index has {}", report.seconds,
                     byte_size(report.index_bytes));
}

}  // namespace

std::string described(const FileIssue& issue) {
  std::string text = to_utf8(issue.path);
  if (!issue.record.empty()) text += fmt::format(", record {}", issue.record);
  if (issue.line > 0) text += fmt::format(", line {}", issue.line);
  return fmt::format("{}: {}", text, issue.reason);
}

std::string byte_size(std::uint64_t bytes) {
  constexpr std::array<const char*, 4> kUnits = {"kB", "MB", "GB", "TB"};
  constexpr unsigned kStep = 1000;
  if (bytes < kStep) return counted(bytes, "byte");
  double size = static_cast<double>(bytes) / kStep;
  std::size_t unit = 0;
  // 999.95 would be shown as 1000.0
  for (; size >= kStep - 0.05 && unit + 1 < kUnits.size(); ++unit) size /= kStep;
  return fmt::format("{:.1f} {}", size, kUnits[unit]);
}

void print_update(std::ostream& err, const UpdateReport& report, bool verbose) {
  if (verbose) {
    for (const FileIssue& skip : report.skipped) fmt::print(err, "skipped: {}\n", described(skip));
  }
  print_issues(err, "warning", report.warnings, "");
  print_issues(err, "failed", report.failures, ": news-index status --failed");
  const std::string skipped = skips(report);
  const std::string work = done(report);
  if (work.empty()) {
    fmt::print(err, "nothing has changed: {}, {}{}{}{}\n", counted(report.files_seen, "file"),
               counted(report.articles, "article"), skipped, known_failures(report),
               built_anew(report));
    return;
  }
  fmt::print(err, "{} in {:.1f} s{}{}{}{}; {}{}; the index has {}\n", work, report.seconds,
             speed(report), skipped, repairs(report), unread_dates(report),
             counted(report.failures.size(), "failure"), known_failures(report),
             byte_size(report.index_bytes));
}

void print_status(std::ostream& out, const Status& status, bool failed) {
  fmt::print(out, "articles   {} in {}\n", grouped(status.articles),
             counted(status.passages, "passage"));
  fmt::print(out, "text       {}\n", byte_size(status.text_bytes));
  fmt::print(out, "index      {} (generation {}, revision {}, format {})\n",
             byte_size(status.index_bytes), status.generation, status.revision, status.format);
  if (!status.writer.empty()) fmt::print(out, "written    by {}\n", status.writer);
  fmt::print(out, "files      {} indexed, {} failed, {} skipped\n", grouped(status.files_indexed),
             grouped(status.files_failed), grouped(status.files_skipped));
  if (status.first_date && status.last_date) {
    fmt::print(out, "dates      {} to {}\n", to_string(*status.first_date),
               to_string(*status.last_date));
  }
  print_languages(out, status);
  for (const SourceStatus& source : status.sources) {
    fmt::print(out, "source     {}: {} ({})\n", source.name, counted(source.articles, "article"),
               to_utf8(source.path));
  }
  print_boilerplate(out, status);
  if (!failed) return;
  for (const FileIssue& failure : status.failed) {
    fmt::print(out, "failed     {}\n", described(failure));
  }
}

void print_analysis(std::ostream& out, const std::string& text, const std::string& language) {
  std::vector<Token> tokens;
  Analyzer analyzer(language);
  analyzer.analyze(text, tokens);
  fmt::print(out, "{:>8}  {:>11}  {:<20}  {}\n", "position", "bytes", "word", "stems");
  std::size_t position = 0;
  for (const Token& token : tokens) {
    fmt::print(out, "{:>8}  {:>11}  {:<20}  {}{}{}\n", ++position,
               fmt::format("{}-{}", token.begin, token.end), token.word, token.stem,
               token.other_stem.empty() ? "" : " ", token.other_stem);
  }
}

}  // namespace newsdex
