#include "searcher/glass_tables.hpp"

#include <algorithm>

#include <newsdex/error.hpp>

#include "common/schema.hpp"

namespace newsdex {

void GlassTables::add(const std::filesystem::path& folder, const Xapian::Database& database) {
  const auto roots = glass::read_roots(folder);
  // A writer may have been there since the database was opened.
  if (!roots || roots->uuid != database.get_uuid() || roots->revision != database.get_revision()) {
    return;
  }
  try {
    const glass::TableReader postlist(folder / "postlist.glass", roots->postlist);
    const glass::TableReader docdata(folder / "docdata.glass", roots->docdata);
    const glass::TableReader position(folder / "position.glass", roots->position);
    const Xapian::docid last = database.get_lastdocid();
    const auto kept = [&](Xapian::valueno slot) {
      return std::make_shared<glass::KeptValues>(postlist, slot, last);
    };
    databases_.push_back(
        {roots->uuid,
         {postlist, docdata, position, std::make_shared<glass::DocumentLengths>(postlist, last),
          kept(schema::kPassageLengthsSlot), kept(schema::kLinesSlot)}});
  } catch (const Error&) {
    // Xapian will say what is wrong with the file, where it matters.
  }
}

std::vector<DatabaseTables> GlassTables::of(const Xapian::Database& database) const {
  std::vector<DatabaseTables> found;
  std::string uuids = database.get_uuid();  // joined by colons
  while (!uuids.empty()) {
    const std::size_t end = std::min(uuids.find(':'), uuids.size());
    const auto known = std::ranges::find(databases_, uuids.substr(0, end), &Known::uuid);
    if (known == databases_.end()) return {};
    found.push_back(known->tables);
    uuids.erase(0, end + 1);
  }
  return found;
}

}  // namespace newsdex
