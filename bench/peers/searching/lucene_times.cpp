#include "bench/peers/searching/lucene_times.hpp"

#include <fstream>
#include <sstream>

#include <fmt/format.h>

#include "bench/peers/indexing/child.hpp"
#include "bench/peers/indexing/lucene_jars.hpp"

namespace newsdex::bench {

std::string about_lucene() {
  const auto jars = lucene_jars();
  if (!jars) return {};
  const std::string java = run_child({"java", "--version"}).output;
  return fmt::format(
      "{}, {}, EnglishAnalyzer without stop words, title and text in one field with offsets, one "
      "segment, MMapDirectory, BM25, UnifiedHighlighter, {} passes to warm up, -Xmx2g",
      std::filesystem::path(jars->substr(0, jars->find(':'))).stem().string(),
      java.substr(0, java.find('\n')), kLuceneWarmUps);
}

EngineTimes ask_lucene(const Indexes& indexes, const std::vector<ClassQuery>& queries,
                       unsigned passes, Clock clock) {
  compile_lucene(indexes);
  const std::filesystem::path asked = indexes.scratch() / "queries.tsv";
  {
    std::ofstream out(asked, std::ios::binary);
    for (const ClassQuery& query : queries) out << for_lucene(query) << '\n';
  }
  const ChildRun run = run_child(lucene_command(
      indexes, {"LuceneAsk", indexes.of(kLuceneName).string(), asked.string(),
                std::to_string(kLuceneWarmUps), std::to_string(passes), name_of(clock)}));
  std::istringstream said(run.output);
  return read_times(std::string(kLuceneName), said, queries.size(), passes);
}

}  // namespace newsdex::bench
