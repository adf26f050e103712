#include "indexer/document.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace newsdex {
namespace {

class DocumentSink {
 public:
  explicit DocumentSink(Xapian::Document& document) : document_(document) {}

  std::uint32_t number(std::string_view term) {
    terms_.emplace_back(term);
    return static_cast<std::uint32_t>(terms_.size() - 1);
  }
  // Terms are not looked up here.
  static std::uint32_t hash(std::string_view) { return 0; }
  static void expect(std::uint32_t) {}
  std::uint32_t number(std::string_view term, std::uint32_t) { return number(term); }
  void posting(std::uint32_t term, std::uint32_t position) {
    document_.add_posting(terms_[term], position);
  }
  void occurrence(std::uint32_t term) { document_.add_term(terms_[term]); }
  void flag(std::uint32_t term) { document_.add_boolean_term(terms_[term]); }
  void value(std::uint32_t slot, std::string_view bytes) {
    document_.add_value(slot, std::string(bytes));
  }
  void data(const std::string& record) { document_.set_data(record); }

 private:
  Xapian::Document& document_;
  std::vector<std::string> terms_;
};

}  // namespace

BuiltDocument DocumentBuilder::build(const Article& article) {
  BuiltDocument built;
  DocumentSink sink(built.document);
  terms_.forget();
  const ArticleCounts counts = terms_.tell(article, sink);
  built.passages = counts.passages;
  built.words = counts.words;
  return built;
}

}  // namespace newsdex
