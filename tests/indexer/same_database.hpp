// Whether two Xapian databases hold the same, asked of all that can be asked through its interface.
#pragma once

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace newsdex::test {

// A database as lines of text, a part at a time: what two have in common need not be kept.
class DatabaseText {
 public:
  explicit DatabaseText(Xapian::Database database) : database_(std::move(database)) {}

  [[nodiscard]] std::vector<std::string> statistics() const {
    std::vector<std::string> lines = {
        fmt::format("documents {}", database_.get_doccount()),
        fmt::format("last {}", database_.get_lastdocid()),
        fmt::format("average length {}", database_.get_avlength()),
        fmt::format("total length {}", database_.get_total_length()),
        fmt::format("lengths {} to {}", database_.get_doclength_lower_bound(),
                    database_.get_doclength_upper_bound())};
    for (unsigned slot = 0; slot < 4; ++slot) {
      lines.push_back(fmt::format("slot {}: {} values, {} to {}", slot,
                                  database_.get_value_freq(slot),
                                  quoted(database_.get_value_lower_bound(slot)),
                                  quoted(database_.get_value_upper_bound(slot))));
      for (auto value = database_.valuestream_begin(slot); value != database_.valuestream_end(slot);
           ++value) {
        lines.push_back(fmt::format("  {}: {}", value.get_docid(), quoted(*value)));
      }
    }
    for (auto name = database_.metadata_keys_begin(); name != database_.metadata_keys_end();
         ++name) {
      lines.push_back(
          fmt::format("metadata {} {}", quoted(*name), quoted(database_.get_metadata(*name))));
    }
    return lines;
  }

  [[nodiscard]] std::vector<std::string> terms() const {
    std::vector<std::string> terms;
    for (auto term = database_.allterms_begin(); term != database_.allterms_end(); ++term) {
      terms.push_back(*term);
    }
    return terms;
  }

  [[nodiscard]] std::vector<std::string> postings(const std::string& term) const {
    std::vector<std::string> lines = {fmt::format(
        "{}: in {} documents, {} times, at most {}", quoted(term), database_.get_termfreq(term),
        database_.get_collection_freq(term), database_.get_wdf_upper_bound(term))};
    for (auto at = database_.postlist_begin(term); at != database_.postlist_end(term); ++at) {
      std::string& line =
          lines.emplace_back(fmt::format("  {}: {} of {}", *at, at.get_wdf(), at.get_doclength()));
      for (auto place = at.positionlist_begin(); place != at.positionlist_end(); ++place) {
        line += fmt::format(" {}", *place);
      }
    }
    return lines;
  }

  [[nodiscard]] std::vector<std::string> document(Xapian::docid docid) const {
    const Xapian::Document document = database_.get_document(docid);
    std::vector<std::string> lines = {
        fmt::format("document {}, length {}, {} unique", docid, database_.get_doclength(docid),
                    database_.get_unique_terms(docid)),
        document.get_data()};
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
      lines.push_back(fmt::format("  slot {}: {}", value.get_valueno(), quoted(*value)));
    }
    for (auto term = database_.termlist_begin(docid); term != database_.termlist_end(docid);
         ++term) {
      lines.push_back(fmt::format("  {} {}", quoted(*term), term.get_wdf()));
    }
    return lines;
  }

  [[nodiscard]] std::set<Xapian::docid> documents() const {
    std::set<Xapian::docid> all;
    for (auto at = database_.postlist_begin(""); at != database_.postlist_end(""); ++at) {
      all.insert(*at);
    }
    return all;
  }

 private:
  static std::string quoted(const std::string& bytes) {
    std::string out;
    for (const char c : bytes) {
      out += c > ' ' && c < 0x7F ? std::string(1, c)
                                 : fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    }
    return out;
  }

  Xapian::Database database_;
};

// The first lines that differ, "" where none does.
inline std::string first_difference(const std::vector<std::string>& a,
                                    const std::vector<std::string>& b) {
  const std::size_t most = std::min(a.size(), b.size());
  for (std::size_t i = 0; i < most; ++i) {
    if (a[i] != b[i]) return fmt::format("{}\n   is not\n{}", a[i], b[i]);
  }
  if (a.size() == b.size()) return "";
  return fmt::format("{} lines are not {}", a.size(), b.size());
}

// What differs first between two databases; "" where they are the same.
inline std::string database_difference(const Xapian::Database& one, const Xapian::Database& other) {
  const DatabaseText a(one);
  const DatabaseText b(other);
  std::string difference = first_difference(a.statistics(), b.statistics());
  if (!difference.empty()) return difference;
  const std::vector<std::string> terms = a.terms();
  difference = first_difference(terms, b.terms());
  if (!difference.empty()) return difference;
  for (const std::string& term : terms) {
    difference = first_difference(a.postings(term), b.postings(term));
    if (!difference.empty()) return difference;
  }
  if (a.documents() != b.documents()) return "other documents";
  for (const Xapian::docid docid : a.documents()) {
    difference = first_difference(a.document(docid), b.document(docid));
    if (!difference.empty()) return difference;
  }
  return "";
}

}  // namespace newsdex::test
