#include "searcher/position_tables.hpp"

#include <algorithm>

#include <newsdex/error.hpp>

namespace newsdex {

void PositionTables::add(const std::filesystem::path& folder, const Xapian::Database& database) {
  const auto roots = glass::read_roots(folder);
  // A writer may have been there since the database was opened.
  if (!roots || roots->uuid != database.get_uuid() || roots->revision != database.get_revision()) {
    return;
  }
  try {
    tables_.emplace_back(roots->uuid,
                         glass::TableReader(folder / "position.glass", roots->position));
  } catch (const Error&) {
    // Xapian will say what is wrong with the file, where it matters.
  }
}

std::vector<glass::TableReader> PositionTables::of(const Xapian::Database& database) const {
  std::vector<glass::TableReader> readers;
  std::string uuids = database.get_uuid();  // joined by colons
  while (!uuids.empty()) {
    const std::size_t end = std::min(uuids.find(':'), uuids.size());
    const auto table = std::ranges::find(tables_, uuids.substr(0, end),
                                         [](const auto& entry) { return entry.first; });
    if (table == tables_.end()) return {};
    readers.push_back(table->second);
    uuids.erase(0, end + 1);
  }
  return readers;
}

}  // namespace newsdex
