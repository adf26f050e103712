// newsdex: whole searches through its public header, and the match alone through the parts that
// Searcher::search is made of.
#include <newsdex/searcher.hpp>

#include "bench/peers/searching/reader.hpp"
#include "searcher/compile.hpp"
#include "searcher/match.hpp"
#include "searcher/snapshot.hpp"

namespace newsdex::bench {
namespace {

constexpr std::size_t kTen = 10;

class NewsdexReader : public Reader {
 public:
  NewsdexReader(const std::filesystem::path& index, bool suggests)
      : options_{.suggest = suggests}, searcher_({index}), snapshot_({index}) {}

  std::size_t ask(const ClassQuery& query, Wanted wanted) override {
    switch (wanted) {
      case Wanted::kText:
        return searcher_.search(for_xapian(query), options_).hits.size();
      case Wanted::kIds:
        return ids(for_xapian(query)).size();
    }
    return 0;
  }

 private:
  std::vector<MatchedArticle> ids(const std::string& text) {
    Deadline deadline(SearchOptions{}.timeout_seconds);
    const ParsedQuery parsed = parse_query(text);
    const CompiledQuery compiled = compile(parsed.query, snapshot_, {}, analyzers_, deadline);
    return match_articles(snapshot_.database(),
                          {.query = [&] { return compiled.query(); },
                           .flat = compiled.flat ? &*compiled.flat : nullptr,
                           .walks_all = compiled.walks_all,
                           .phase = compiled.phase,
                           .wanted = kTen},
                          deadline)
        .best;
  }

  SearchOptions options_;
  Searcher searcher_;
  Snapshot snapshot_;
  Analyzers analyzers_;
};

}  // namespace

std::unique_ptr<Reader> open_newsdex(const Indexes& indexes) {
  return std::make_unique<NewsdexReader>(indexes.of("newsdex"), false);
}

std::unique_ptr<Reader> open_suggesting(const Indexes& indexes) {
  return std::make_unique<NewsdexReader>(indexes.of("newsdex"), true);
}

}  // namespace newsdex::bench
