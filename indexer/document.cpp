#include "indexer/document.hpp"

#include <string>
#include <string_view>

namespace newsdex {
namespace {

class DocumentSink {
 public:
  explicit DocumentSink(Xapian::Document& document) : document_(document) {}

  void posting(std::string_view term, std::uint32_t position) {
    document_.add_posting(kept(term), position);
  }
  void occurrence(std::string_view term) { document_.add_term(kept(term)); }
  void flag(std::string_view term) { document_.add_boolean_term(kept(term)); }
  void value(std::uint32_t slot, std::string_view bytes) {
    document_.add_value(slot, std::string(bytes));
  }
  void data(const std::string& record) { document_.set_data(record); }

 private:
  const std::string& kept(std::string_view term) { return term_.assign(term); }

  Xapian::Document& document_;
  std::string term_;
};

}  // namespace

BuiltDocument DocumentBuilder::build(const Article& article) {
  BuiltDocument built;
  DocumentSink sink(built.document);
  const ArticleCounts counts = terms_.tell(article, sink);
  built.passages = counts.passages;
  built.words = counts.words;
  return built;
}

}  // namespace newsdex
