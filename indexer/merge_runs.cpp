#include "indexer/merge_runs.hpp"

#include <span>
#include <string_view>

#include "indexer/glass_positions.hpp"
#include "indexer/run_documents.hpp"

namespace newsdex {
namespace {

constexpr unsigned kReaders = 2;  // the two tables, side by side

void write_values(glass::TableWriter& table, const RunStore& runs, std::uint32_t slot) {
  glass::ValueListWriter list(table, slot);
  for_each_document(runs, kReaders, [&](glass::Docid docid, std::uint64_t, SectionReader& in) {
    for_each_value(in, [&](std::uint32_t of, std::string_view value) {
      if (of == slot) list.add(docid, value);
    });
  });
  list.end();
}

void write_lengths(glass::TableWriter& table, const RunStore& runs) {
  glass::PostingListWriter list(table);
  list.begin_lengths();
  for_each_document(runs, kReaders,
                    [&](glass::Docid docid, std::uint64_t length, SectionReader& in) {
                      list.add(docid, length);
                      for_each_value(in, [](std::uint32_t, std::string_view) {});
                    });
  list.end();
}

void write_term(glass::PostingListWriter& list, std::span<TermCursor* const> parts) {
  std::uint64_t documents = 0;
  std::uint64_t occurrences = 0;
  for (const TermCursor* part : parts) {
    documents += part->entries();
    occurrences += part->occurrences();
  }
  list.begin_term(parts.front()->term(), documents, occurrences);
  for (TermCursor* part : parts) {
    glass::Docid docid = 0;
    for (std::uint64_t left = part->entries(); left > 0; --left) {
      docid += static_cast<glass::Docid>(part->in().number());
      list.add(docid, part->in().number());
    }
  }
  list.end();
}

}  // namespace

glass::TableRoot write_postlist(const std::filesystem::path& file, const RunStore& runs,
                                const Metadata& metadata, const ValueStatistics& values) {
  glass::TableWriter table(file, glass::Presence::kAlways);
  for (const auto& [name, value] : metadata) table.add(glass::metadata_key(name), value);
  for (const auto& [slot, of_slot] : values) {
    table.add(glass::value_statistics_key(slot), glass::encode_value_statistics(of_slot));
  }
  for (const auto& [slot, of_slot] : values) write_values(table, runs, slot);
  if (!runs.runs().empty()) write_lengths(table, runs);

  glass::PostingListWriter list(table);
  TermMerge merge(term_cursors(runs, &Run::postings, kReaders));
  for (auto parts = merge.next(); !parts.empty(); parts = merge.next()) write_term(list, parts);
  return table.finish();
}

glass::TableRoot write_positions(const std::filesystem::path& file, const RunStore& runs) {
  glass::TableWriter table(file, glass::Presence::kIfUsed);
  TermMerge merge(term_cursors(runs, &Run::positions, kReaders));
  std::string key;  // the term's part, with room for a document's
  for (auto parts = merge.next(); !parts.empty(); parts = merge.next()) {
    key.clear();
    glass::append_position_key(key, parts.front()->term());
    const std::size_t term_end = key.size();
    key.resize(term_end + glass::kMaxSortableBytes);
    for (TermCursor* part : parts) {
      glass::Docid docid = 0;
      for (std::uint64_t left = part->entries(); left > 0; --left) {
        docid += static_cast<glass::Docid>(part->in().number());
        const std::uint64_t size = part->in().number();
        const char* const key_end = glass::put_sortable(key.data() + term_end, docid);
        table.add({key.data(), key_end}, part->in().bytes(size));
      }
    }
  }
  return table.finish();
}

}  // namespace newsdex
