// newsdex itself, through its public headers alone.
#include <fmt/format.h>
#include <newsdex/indexer.hpp>
#include <newsdex/searcher.hpp>

#include "bench/quality/ranking/engine.hpp"

namespace newsdex::bench {

class NewsdexEngine::Internal {
 public:
  Internal(const std::vector<Document>& documents, const std::filesystem::path& folder)
      : searcher_(indexed(documents, folder)) {}

  Run answer(const std::vector<Question>& questions, std::size_t depth, bool passages) {
    Run run;
    for (const Question& question : questions) {
      const SearchResult result = searcher_.search(question.text, {.limit = depth,
                                                                   .plain = true,
                                                                   .timeout_seconds = 0,
                                                                   .same_snapshot = true,
                                                                   .suggest = false});
      for (const Hit& hit : result.hits) {
        run[question.id].push_back(
            {passages ? fmt::format("{}#{}", hit.docno, hit.passage.number) : hit.docno,
             hit.score});
      }
    }
    return run;
  }

 private:
  static std::vector<std::filesystem::path> indexed(const std::vector<Document>& documents,
                                                    const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    write_documents(documents, folder / "documents.jsonl");
    static_cast<void>(update({.index = folder / "index", .sources = {folder / "documents.jsonl"}}));
    return {folder / "index"};
  }

  Searcher searcher_;
};

NewsdexEngine::NewsdexEngine(const std::vector<Document>& documents,
                             const std::filesystem::path& new_folder)
    : internal_(std::make_unique<Internal>(documents, new_folder)) {}
NewsdexEngine::~NewsdexEngine() = default;

Run NewsdexEngine::answer(const std::vector<Question>& questions, std::size_t depth) {
  return internal_->answer(questions, depth, false);
}

Run NewsdexEngine::passages(const std::vector<Question>& questions, std::size_t depth) {
  return internal_->answer(questions, depth, true);
}

}  // namespace newsdex::bench
