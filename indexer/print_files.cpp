// What news-index prints of single files: what would become of them, and what became of them.
#include <fmt/format.h>
#include <fmt/ostream.h>

#include <map>
#include <string_view>
#include <vector>

#include "common/numbers.hpp"
#include "common/utf8.hpp"
#include "indexer/print.hpp"

namespace newsdex {

namespace {

constexpr std::size_t kMostPartsShown = 20;

// "html", "skipped", "failed", "removed"
std::string_view heading(const PreviewedFile& file) {
  switch (file.prospect) {
    case Prospect::kRead:
      return file.format.empty() ? "empty" : std::string_view(file.format);
    case Prospect::kSkipped:
      return "skipped";
    case Prospect::kFailed:
      return "failed";
    case Prospect::kRemoved:
      return "removed";
  }
  return {};
}

// "html", "zip (12 html, 4 skipped)"
std::string read_as(std::string_view format, std::string_view holds) {
  if (format.empty()) return "nothing, for it is empty";
  return holds.empty() ? std::string(format) : fmt::format("{} ({})", format, holds);
}

std::string outlook(const PreviewedFile& now) {
  switch (now.prospect) {
    case Prospect::kRead:
      return fmt::format("would read it as {}", read_as(now.format, now.holds));
    case Prospect::kSkipped:
      return fmt::format("would skip it: {}", now.reason);
    case Prospect::kFailed:
      return fmt::format("would fail to read it: {}", now.reason);
    case Prospect::kRemoved:
      return "would remove it";
  }
  return {};
}

std::string verdict(const FileStory& story) {
  const std::string articles = counted(story.articles, "article");
  switch (story.standing) {
    case Standing::kIndexed:
      return fmt::format("{} in the index, read as {}{}{}", articles,
                         read_as(story.format, story.holds),
                         story.reason.empty() ? "" : "; not read of it: ", story.reason);
    case Standing::kSkipped:
      return fmt::format("skipped: {}", story.reason);
    case Standing::kFailed:
      return fmt::format("failed: {}{}", story.reason,
                         story.articles > 0 ? fmt::format("; {} of it kept", articles) : "");
    case Standing::kRemoved:
      return "taken out with news-index remove; it comes back when it changes";
    case Standing::kNew:
      return fmt::format("not in the index yet: the next update {}", outlook(story.now));
    case Standing::kOutside:
      return fmt::format("in no source of the index: an update of it {}", outlook(story.now));
  }
  return {};
}

// "not read: logo.png: …" of an archive; of another file that gave nothing "because: …"
std::string unread(const FileStory& story, const FileIssue& part) {
  if (!story.holds.empty()) return fmt::format("not read: {}: {}", part.record, part.reason);
  const std::string line = part.line > 1 ? fmt::format("line {}: ", part.line) : "";
  return fmt::format("because: {}{}", line, part.reason);
}

}  // namespace

void print_preview(std::ostream& out, std::ostream& err, const UpdatePreview& preview,
                   bool verbose) {
  std::map<std::string_view, std::uint64_t> counts;
  for (const PreviewedFile& file : preview.files) {
    ++counts[heading(file)];
    const std::string& detail = file.reason.empty() ? file.holds : file.reason;
    fmt::print(out, "{:<12}  {}{}{}\n", heading(file), to_utf8(file.path),
               detail.empty() ? "" : ": ", detail);
  }
  if (verbose) {
    for (const FileIssue& part : preview.parts) fmt::print(err, "not read: {}\n", described(part));
  }
  std::vector<std::string> parts;
  for (const auto& [what, count] : counts) {
    parts.push_back(fmt::format("{} {}", grouped(count), what));
  }
  parts.push_back(fmt::format("{} unchanged", grouped(preview.files_unchanged)));
  fmt::print(err, "an update would find: {}; nothing was written\n", fmt::join(parts, ", "));
}

void print_stories(std::ostream& out, const std::vector<FileStory>& stories) {
  for (const FileStory& story : stories) {
    fmt::print(out, "{}: {}{}{}\n", to_utf8(story.path), verdict(story),
               story.is_gone ? "; the file is gone: the next update takes it out" : "",
               story.has_changed ? "; the file has changed: the next update reads it again" : "");
    if (stories.size() > 1) continue;
    for (const NamedArticle& article : story.first) {
      fmt::print(out, "  {}  {}\n", article.id, article.title);
    }
    if (story.articles > story.first.size() && !story.first.empty()) {
      fmt::print(out, "  … and {} more\n", grouped(story.articles - story.first.size()));
    }
    for (std::size_t i = 0; i < story.parts.size(); ++i) {
      if (i == kMostPartsShown) {
        fmt::print(out, "  not read: … and {} more\n", grouped(story.parts.size() - i));
        break;
      }
      fmt::print(out, "  {}\n", unread(story, story.parts[i]));
    }
  }
}

}  // namespace newsdex
