// The values of one slot, read in place.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "common/glass_encoding.hpp"
#include "searcher/glass_reader.hpp"

namespace newsdex::glass {

// For one thread.
class ValueList {
 public:
  ValueList(const TableReader& postlist, std::uint32_t slot);

  // The document's value, until the next one is asked for; empty where it has none. Documents that
  // ascend are found the quickest. Throws as TableReader does.
  [[nodiscard]] std::string_view of(Docid document);

  // Calls `visit(document, value)` for all of the chunk in which the document's value is, if it has
  // one. Throws as TableReader does.
  template <class Visit>
  void visit_chunk_of(Docid document, Visit&& visit) {
    seek(document);
    if (at_ == 0) return;
    visit(at_, value_);
    while (!rest_.empty()) {
      pass_one();
      visit(at_, value_);
    }
  }

 private:
  void seek(Docid document);
  void go_on();
  bool begin(const Entry& entry);
  void walk_to(Docid document);
  [[nodiscard]] bool pass_short(Docid document);
  void pass_one();
  void take_value();

  TableReader table_;
  std::string keys_;  // what the keys of the slot's chunks begin with
  std::string key_;
  std::string chunk_;  // a copy: nobody writes over it
  std::string_view rest_;
  Docid at_ = 0;  // the document whose value was taken last; 0: no chunk was read
  std::string_view value_;
  Docid none_from_ = 0;  // from it to the one before `at_` no document has a value
};

}  // namespace newsdex::glass
