// The values of one slot, kept once they were read: the articles of a search lie far apart, and to
// look for the value of each takes longer than all else that is done with it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include "common/glass_encoding.hpp"
#include "searcher/glass_values.hpp"

namespace newsdex::glass {

// For one thread.
class KeptValues {
 public:
  // Up to `last_document` takes 4 bytes a document, and its value and a byte, but only as parts of
  // the list are read; once the values of some take kMostBytes, all are forgotten.
  static constexpr std::size_t kMostBytes = std::size_t{64} << 20;
  KeptValues(const TableReader& postlist, std::uint32_t slot, Docid last_document,
             std::size_t most_bytes = kMostBytes);

  // The document's value, until the next one is asked for; empty where it has none. Throws as
  // TableReader does.
  [[nodiscard]] std::string_view of(Docid document);

 private:
  // In memory that nothing is put into until it is touched: zeroes.
  struct Free {
    void operator()(std::uint32_t* places) const { std::free(places); }
  };
  using Places = std::unique_ptr<std::uint32_t[], Free>;

  [[nodiscard]] static Places no_places(std::size_t size);
  void read(Docid document);
  void keep(Docid document, std::string_view value);

  ValueList list_;
  std::size_t size_;
  std::size_t most_bytes_;
  Places places_;      // in `bytes_`, by document; 0: not read
  std::string bytes_;  // each value behind its size
};

}  // namespace newsdex::glass
