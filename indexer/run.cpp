#include "indexer/run.hpp"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <new>
#include <newsdex/indexer.hpp>

#include "common/checked_output.hpp"
#include "common/language.hpp"
#include "common/numbers.hpp"
#include "common/stub.hpp"
#include "indexer/json.hpp"
#include "indexer/print.hpp"
#include "indexer/progress_line.hpp"

namespace newsdex {

namespace {

namespace fs = std::filesystem;

constexpr int kFailure = 2;
constexpr int kSomeUnreadable = 3;

fs::path index_of(const Arguments& arguments) {
  if (arguments.index) return *arguments.index;
  const char* const named = std::getenv("NEWSDEX_INDEX");
  const bool in_environment = named != nullptr && *named != '\0';
  if (!in_environment && arguments.command == Command::kUpdate && arguments.paths.size() == 1) {
    const fs::path& source = arguments.paths.front();
    std::error_code ignored;
    if (fs::is_directory(source, ignored)) return source / kIndexFolderName;
  }
  return default_index();
}

int run_preview(const UpdateOptions& options, const Arguments& arguments, std::ostream& out,
                std::ostream& err) {
  const UpdatePreview preview = preview_update(options);
  if (arguments.json) {
    write_preview_json(out, preview);
  } else {
    print_preview(out, err, preview, arguments.verbose);
  }
  const bool fails = std::ranges::find(preview.files, Prospect::kFailed,
                                       &PreviewedFile::prospect) != preview.files.end();
  return fails ? kSomeUnreadable : 0;
}

int run_update(const Arguments& arguments, std::ostream& out, std::ostream& err) {
  const UpdateOptions options{
      index_of(arguments), arguments.paths, arguments.default_language, arguments.detect_language,
      arguments.prune,     arguments.bulk,  arguments.threads,          arguments.memory_bytes};
  if (arguments.dry_run) return run_preview(options, arguments, out, err);
  ProgressLine progress(arguments.show_progress ? &err : nullptr);
  try {
    const UpdateReport report = update(options, &progress);
    progress.clear();
    print_update(err, report, arguments.verbose);
    return report.failures.empty() ? 0 : kSomeUnreadable;
  } catch (...) {
    progress.clear();
    throw;
  }
}

int run_status(const Arguments& arguments, std::ostream& out) {
  const Status found = index_status(index_of(arguments));
  if (arguments.json) {
    out << status_json(found, arguments.failed) << '\n';
  } else {
    print_status(out, found, arguments.failed);
  }
  return 0;
}

int run_check(const Arguments& arguments, std::ostream& out, std::ostream& err) {
  const fs::path index = index_of(arguments);
  const CheckReport report = check(index);
  out << report.details;
  if (report.sound) {
    fmt::print(err, "the index {} is sound\n", index.string());
    return 0;
  }
  fmt::print(err, "the index {} is damaged; index afresh into a new folder\n", index.string());
  return kFailure;
}

int run_compact(const Arguments& arguments, std::ostream& err) {
  const fs::path index = index_of(arguments);
  const std::uint64_t before = index_status(index).index_bytes;
  compact(index);
  fmt::print(err, "compacted from {} to {}\n", byte_size(before),
             byte_size(index_status(index).index_bytes));
  return 0;
}

int run_remove(const Arguments& arguments, std::ostream& err) {
  const UpdateReport report = remove(index_of(arguments), arguments.paths);
  if (report.changed) {
    fmt::print(err, "removed {} of {}; they come back when they change\n",
               counted(report.articles_removed, "article"), counted(report.files_removed, "file"));
  } else {
    err << "nothing to remove: they are out of the index already\n";
  }
  return 0;
}

int run_why(const Arguments& arguments, std::ostream& out) {
  std::vector<FileStory> all;
  for (const fs::path& path : arguments.paths) {
    std::vector<FileStory> stories = why(index_of(arguments), path);
    std::ranges::move(stories, std::back_inserter(all));
  }
  if (arguments.json) {
    write_stories_json(out, all);
  } else {
    print_stories(out, all);
  }
  return 0;
}

int run_dump(const Arguments& arguments, std::ostream& out) {
  dump(index_of(arguments), [&](const Article& article) {
    out << article_json(article) << '\n';
    return out.good();
  });
  return 0;
}

int run_analyze(const Arguments& arguments, std::ostream& out) {
  const std::string language = language_tag(arguments.language);
  if (language.empty()) {
    throw Error(ErrorKind::kUsage,
                fmt::format("'{}' is not a language; write it as BCP 47 does: en, pt-BR",
                            arguments.language));
  }
  print_analysis(out, arguments.text, language);
  return 0;
}

int run_command(const Arguments& arguments, std::ostream& out, std::ostream& err) {
  switch (arguments.command) {
    case Command::kUpdate:
      return run_update(arguments, out, err);
    case Command::kStatus:
      return run_status(arguments, out);
    case Command::kCheck:
      return run_check(arguments, out, err);
    case Command::kCompact:
      return run_compact(arguments, err);
    case Command::kRemove:
      return run_remove(arguments, err);
    case Command::kDump:
      return run_dump(arguments, out);
    case Command::kAnalyze:
      return run_analyze(arguments, out);
    case Command::kWhy:
      return run_why(arguments, out);
  }
  return kFailure;
}

// What a user can do about a failure that is nobody's Error.
std::string advised(const std::exception& error) {
  if (dynamic_cast<const std::bad_alloc*>(&error) != nullptr) {
    return "out of memory; a build takes less with a smaller --memory and fewer --threads";
  }
  return error.what();
}

}  // namespace

int run(const Arguments& arguments, std::ostream& out, std::ostream& err) {
  try {
    return checked_output("news-index", run_command(arguments, out, err), out, err);
  } catch (const Error& error) {
    fmt::print(err, "news-index: {}\n", error.what());
    return exit_status(error.kind());
  } catch (const std::exception& error) {
    fmt::print(err, "news-index: {}\n", advised(error));
    return kFailure;
  }
}

}  // namespace newsdex
