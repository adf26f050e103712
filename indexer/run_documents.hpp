// The documents of all runs, in order, each with its length and values.
#pragma once

#include <cstdint>
#include <string_view>

#include "common/glass_encoding.hpp"
#include "indexer/run_store.hpp"

namespace newsdex {

// Calls `visit` with each document's id, length and a reader that stands at its values, which it
// reads. `readers` read the runs side by side.
template <class Visit>
void for_each_document(const RunStore& runs, unsigned readers, Visit&& visit) {
  for (const Run& run : runs.runs()) {
    SectionReader in(run.documents, runs.buffer_bytes(readers));
    glass::Docid docid = 0;
    while (!in.done()) {
      docid += static_cast<glass::Docid>(in.number());
      const std::uint64_t length = in.number();
      visit(docid, length, in);
    }
  }
}

// Calls `visit` with each slot of a document and its bytes, which are valid during the call.
template <class Visit>
void for_each_value(SectionReader& in, Visit&& visit) {
  for (std::uint64_t left = in.number(); left > 0; --left) {
    const auto slot = static_cast<std::uint32_t>(in.number());
    const std::uint64_t size = in.number();
    visit(slot, in.bytes(size));
  }
}

}  // namespace newsdex
