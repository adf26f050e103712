#include "bench/peers/stock.hpp"

namespace newsdex::bench {
namespace {

constexpr std::size_t kSnippetBytes = 600;  // about a passage of newsdex

}  // namespace

StockWriter::StockWriter(const std::filesystem::path& database)
    : database_(database.string(), Xapian::DB_CREATE) {
  generator_.set_stemmer(Xapian::Stem("en"));
}

void StockWriter::add(const Article& article) {
  Xapian::Document document;
  generator_.set_document(document);
  generator_.index_text(article.title, 1, "S");
  generator_.index_text(article.title);
  generator_.increase_termpos();
  generator_.index_text(article.text);
  document.set_data(article.title + "\n" + article.text);
  document.add_boolean_term("Q" + article.docno);
  database_.add_document(document);
}

StockReader::StockReader(const std::filesystem::path& database) : database_(database.string()) {
  parser_.set_database(database_);
  parser_.set_stemmer(Xapian::Stem("en"));
  parser_.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
  parser_.add_prefix("title", "S");
}

std::vector<StockReader::Found> StockReader::search(const std::string& query) {
  const Xapian::MSet matches = ten_best(query);
  std::vector<Found> found;
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    const std::string data = match.get_document().get_data();
    const std::size_t title = data.find('\n');
    found.push_back({data.substr(0, title),
                     matches.snippet(data.substr(title + 1), kSnippetBytes, Xapian::Stem("en"))});
  }
  return found;
}

std::vector<Xapian::docid> StockReader::ids(const std::string& query) {
  const Xapian::MSet matches = ten_best(query);
  std::vector<Xapian::docid> ids;
  for (auto match = matches.begin(); match != matches.end(); ++match) ids.push_back(*match);
  return ids;
}

Xapian::MSet StockReader::ten_best(const std::string& query) {
  Xapian::Enquire enquire(database_);
  constexpr unsigned kSyntax =
      Xapian::QueryParser::FLAG_DEFAULT | Xapian::QueryParser::FLAG_WILDCARD;
  enquire.set_query(parser_.parse_query(query, kSyntax));
  return enquire.get_mset(0, 10);
}

}  // namespace newsdex::bench
