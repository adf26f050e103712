// The tables of the databases searched that are read in place (searcher/glass_reader.hpp).
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <xapian.h>

#include "searcher/document_lengths.hpp"
#include "searcher/glass_reader.hpp"
#include "searcher/kept_values.hpp"

namespace newsdex {

// Those of one database.
struct DatabaseTables {
  glass::TableReader postlist;
  glass::TableReader docdata;
  glass::TableReader position;
  std::shared_ptr<glass::DocumentLengths> lengths;
  std::shared_ptr<glass::KeptValues> passage_lengths;  // of schema::kPassageLengthsSlot
  std::shared_ptr<glass::KeptValues> lines;            // of schema::kLinesSlot
};

class GlassTables {
 public:
  // Adds those of the glass database in `folder`, which `database` has open. Where they cannot be
  // read in place they are left out, and Xapian reads them.
  void add(const std::filesystem::path& folder, const Xapian::Database& database);

  // Of each of the databases that `database` joins; none where one was left out.
  [[nodiscard]] std::vector<DatabaseTables> of(const Xapian::Database& database) const;

 private:
  struct Known {
    std::string uuid;
    DatabaseTables tables;
  };

  std::vector<Known> databases_;
};

// So Xapian numbers the documents of databases that it joins: one of each in turn.
struct JoinedDocument {
  JoinedDocument(Xapian::docid joined, std::size_t databases) : database(0), document(joined) {
    if (databases == 1) return;  // as mostly: the division shows
    database = (joined - 1) % databases;
    document = (joined - 1) / static_cast<Xapian::docid>(databases) + 1;
  }

  // The other way.
  [[nodiscard]] static Xapian::docid joined(Xapian::docid document, std::size_t database,
                                            std::size_t databases) {
    return (document - 1) * static_cast<Xapian::docid>(databases) +
           static_cast<Xapian::docid>(database) + 1;
  }

  std::size_t database;
  Xapian::docid document;  // in that database
};

}  // namespace newsdex
