// Lucene 8 in a process of its own: indexed by the benchmark of indexing, asked by LuceneSearch.
#include <fstream>

#include <fmt/format.h>

#include "bench/peers/indexing/child.hpp"
#include "bench/peers/indexing/lucene_jars.hpp"
#include "bench/quality/ranking/engine.hpp"

namespace newsdex::bench {
namespace {

namespace fs = std::filesystem;

constexpr const char* kBufferMb = "256";

class LuceneEngine : public RankingEngine {
 public:
  LuceneEngine(const std::vector<Document>& documents, const fs::path& folder)
      : folder_(folder), class_path_(fmt::format("{}:{}", *lucene_jars(), classes().string())) {
    fs::create_directories(folder);
    const fs::path here(NEWSDEX_SOURCE_DIR "/bench");
    static_cast<void>(run_child({"javac", "-cp", *lucene_jars(), "-d", classes().string(),
                                 (here / "peers/indexing/LuceneIndex.java").string(),
                                 (here / "quality/ranking/LuceneSearch.java").string()}));
    write_documents(in_one_field(documents), folder / "documents.jsonl");
    static_cast<void>(java({"LuceneIndex", (folder / "documents.jsonl").string(),
                            (folder / "index").string(), kBufferMb, "default"}));
  }

  Run answer(const std::vector<Question>& questions, std::size_t depth) override {
    const fs::path asked = folder_ / "questions.tsv";
    const fs::path run = folder_ / "lucene.run";
    {
      std::ofstream out(asked, std::ios::binary);
      for (const Question& question : questions)
        out << question.id << '\t' << question.text << '\n';
    }
    static_cast<void>(java({"LuceneSearch", (folder_ / "index").string(), asked.string(),
                            std::to_string(depth), run.string()}));
    std::ifstream in(run);
    return read_run(in);
  }

 private:
  [[nodiscard]] fs::path classes() const { return folder_ / "classes"; }

  [[nodiscard]] ChildRun java(const std::vector<std::string>& arguments) const {
    std::vector<std::string> command = {"java", "-Xmx2g", "-cp", class_path_};
    command.insert(command.end(), arguments.begin(), arguments.end());
    return run_child(command);
  }

  // BM25 of one field is what others report; two fields added up rank worse.
  static std::vector<Document> in_one_field(std::vector<Document> documents) {
    for (Document& document : documents) {
      document.text = document.title + "\n" + document.text;
      document.title.clear();
    }
    return documents;
  }

  fs::path folder_;
  std::string class_path_;
};

}  // namespace

bool lucene_is_installed() { return lucene_jars().has_value(); }

EngineKind lucene() {
  return {"Lucene 8",
          "EnglishAnalyzer, title and text in one field, OR of the words, BM25Similarity()",
          [](const std::vector<Document>& documents,
             const fs::path& folder) -> std::unique_ptr<RankingEngine> {
            return std::make_unique<LuceneEngine>(documents, folder);
          }};
}

}  // namespace newsdex::bench
