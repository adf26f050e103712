#include "indexer/document_tables.hpp"

#include "indexer/glass_termlist.hpp"

namespace newsdex {

DocumentTables::DocumentTables(const std::filesystem::path& folder)
    : docdata_(folder / "docdata.glass", glass::Presence::kIfUsed),
      termlist_(folder / "termlist.glass", glass::Presence::kAlways) {}

void DocumentTables::add(const InvertedBatch& batch) {
  for (std::size_t i = 0; i < batch.documents.size(); ++i) {
    const InvertedDocument& document = batch.documents[i];
    const std::string key = glass::document_key(document.docid);
    const std::string_view slots = batch.slots[document.place];
    docdata_.add(key, batch.records[document.place]);
    termlist_.add(key, batch.termlists[i]);
    if (!slots.empty()) termlist_.add(glass::slots_key(document.docid), slots);
    count(document);
  }
  for (const auto& [slot, of_slot] : batch.values) values_[slot].add(of_slot);
}

void DocumentTables::count(const InvertedDocument& document) {
  statistics_.see_document(document.docid, document.length, document.most_count);
  totals_.passages_of.resize(document.docid - 1, LoaderTotals::kLeftOut);
  totals_.passages_of.push_back(static_cast<std::uint32_t>(document.passages));
  ++totals_.articles;
  totals_.passages += document.passages;
  totals_.words += document.words;
  totals_.text_bytes += document.text_bytes;
}

void DocumentTables::finish(glass::Tables& tables) {
  tables.docdata = docdata_.finish();
  tables.termlist = termlist_.finish();
}

}  // namespace newsdex
