// Stock Xapian: TermGenerator and QueryParser with STEM_SOME, BM25 as it comes.
#include <fmt/format.h>
#include <xapian.h>

#include "bench/peers/stock.hpp"
#include "bench/quality/ranking/engine.hpp"
#include "common/ascii.hpp"

namespace newsdex::bench {
namespace {

class StockEngine : public RankingEngine {
 public:
  StockEngine(const std::vector<Document>& documents, const std::filesystem::path& folder) {
    {
      StockWriter writer(folder);
      Article article;
      for (const Document& document : documents) {
        article.docno = document.id;
        article.title = document.title;
        article.text = document.text;
        writer.add(article);
      }
      writer.commit();
    }
    database_ = Xapian::Database(folder.string());
    parser_.set_database(database_);
    parser_.set_stemmer(Xapian::Stem("en"));
    parser_.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
  }

  Run answer(const std::vector<Question>& questions, std::size_t depth) override {
    Run run;
    for (const Question& question : questions) {
      Xapian::Enquire enquire(database_);
      // STEM_SOME leaves capitalised words unstemmed, which is no use where all are.
      enquire.set_query(parser_.parse_query(ascii::lower(question.text), kNoSyntax));
      const Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(depth));
      for (auto at = found.begin(); at != found.end(); ++at) {
        run[question.id].push_back({id_of(*at), at.get_weight()});
      }
    }
    return run;
  }

 private:
  static constexpr unsigned kNoSyntax = 0;

  [[nodiscard]] std::string id_of(Xapian::docid article) const {
    auto term = database_.termlist_begin(article);
    term.skip_to("Q");
    return (*term).substr(1);
  }

  Xapian::Database database_;
  Xapian::QueryParser parser_;
};

}  // namespace

EngineKind stock_xapian() {
  return {"stock Xapian",
          fmt::format("{}, TermGenerator, QueryParser with STEM_SOME and no flags, BM25Weight()",
                      Xapian::version_string()),
          [](const std::vector<Document>& documents,
             const std::filesystem::path& folder) -> std::unique_ptr<RankingEngine> {
            return std::make_unique<StockEngine>(documents, folder);
          }};
}

}  // namespace newsdex::bench
