// Taking files out of the index for good: their articles go, their rows stay to keep them out.
#include <fmt/format.h>

#include <chrono>
#include <newsdex/indexer.hpp>

#include "common/paths.hpp"
#include "common/xapian_error.hpp"
#include "indexer/store_choice.hpp"
#include "indexer/system_guard.hpp"

namespace newsdex {

namespace {

namespace fs = std::filesystem;

// The rows of files that are in the index, or failed, at or below the paths. Throws
// Error(kNotFound) for a path that the index knows nothing of.
std::vector<const FileRow*> rows_to_remove(const Manifest& manifest,
                                           const std::vector<fs::path>& paths) {
  std::map<std::string_view, const FileRow*> chosen;  // a file may lie under several of them
  for (const fs::path& path : paths) {
    const std::string absolute = absolute_path(path);
    const auto rows = rows_under(manifest, absolute);
    if (rows.empty()) {
      throw Error(ErrorKind::kNotFound, fmt::format("the index knows no file {}", absolute));
    }
    for (const FileRow* row : rows) {
      if (row->fate == Fate::kRead || row->fate == Fate::kFailed) chosen.emplace(row->path, row);
    }
  }
  std::vector<const FileRow*> rows;
  for (const auto& [path, row] : chosen) rows.push_back(row);
  return rows;
}

UpdateReport remove_rows(IndexFolder& folder, const std::vector<fs::path>& paths) {
  UpdateReport report;
  const Xapian::Database database = open_index(folder.path());
  IndexState state = read_state(database);
  const Manifest manifest = read_manifest(database);
  const auto rows = rows_to_remove(manifest, paths);
  if (!rows.empty()) {
    const auto store = choose_store(folder, {}, {}, state.totals, report);
    for (const FileRow* row : rows) {
      store->drop(store->records_of(row->path));
      FileRow removed = *row;
      removed.fate = Fate::kRemoved;
      removed.reason.clear();
      store->write_row(removed, {});
    }
    store->publish(state);
  }
  report.files_removed = rows.size();
  report.articles = state.totals.articles;
  report.changed = !rows.empty();
  if (report.changed) report.index_bytes = folder_bytes(folder.generation_path(*folder.current()));
  return report;
}

}  // namespace

UpdateReport remove(const fs::path& index, const std::vector<fs::path>& paths) {
  const auto start = std::chrono::steady_clock::now();
  UpdateReport report = guarding_system([&] {
    IndexFolder folder(index, Missing::kRefuse);
    return guarding_xapian(folder.path().string(), [&] { return remove_rows(folder, paths); });
  });
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return report;
}

}  // namespace newsdex
