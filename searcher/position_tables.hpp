// The position tables of the databases searched, for reading in place (searcher/glass_reader.hpp).
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include "searcher/glass_reader.hpp"

namespace newsdex {

class PositionTables {
 public:
  // Adds that of the glass database in `folder`, which `database` has open. Where it cannot be read
  // in place it is left out, and Xapian reads it.
  void add(const std::filesystem::path& folder, const Xapian::Database& database);

  // A reader for each of the databases that `database` joins; none where one was left out.
  [[nodiscard]] std::vector<glass::TableReader> of(const Xapian::Database& database) const;

 private:
  std::vector<std::pair<std::string, glass::TableReader>> tables_;  // by the database's UUID
};

}  // namespace newsdex
