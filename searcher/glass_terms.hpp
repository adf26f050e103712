// The terms of one glass database that begin alike, in order, each with how many documents have it:
// read in place.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "searcher/glass_reader.hpp"

namespace newsdex::glass {

// Stands at the first one; for one thread. All that move throw as TableReader does.
class VocabularyCursor {
 public:
  VocabularyCursor(const TableReader& postlist, std::string_view prefix);

  [[nodiscard]] bool at_end() const { return at_end_; }
  // Not to be asked at the end.
  [[nodiscard]] const std::string& term() const { return term_; }
  [[nodiscard]] std::uint64_t documents() const { return documents_; }

  void next();
  // To the first term from this one on, which comes after the one where it stands.
  void skip_to(std::string_view term);

 private:
  void seek(std::string_view key);
  [[nodiscard]] bool read(const Entry& entry);

  TableReader table_;
  std::string keys_;  // what the keys of the terms begin with
  std::string key_;
  std::string term_;
  std::string read_;  // the one that is just read
  std::uint64_t documents_ = 0;
  bool at_end_ = false;
};

}  // namespace newsdex::glass
