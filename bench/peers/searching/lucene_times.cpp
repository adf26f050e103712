#include "bench/peers/searching/lucene_times.hpp"

#include <fstream>
#include <sstream>

#include <fmt/format.h>
#include <newsdex/error.hpp>

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

LuceneTimes ask_lucene(const Indexes& indexes, const std::vector<ClassQuery>& queries,
                       unsigned passes) {
  compile_lucene(indexes);
  const std::filesystem::path asked = indexes.scratch() / "queries.tsv";
  {
    std::ofstream out(asked, std::ios::binary);
    for (const ClassQuery& query : queries) out << for_lucene(query) << '\n';
  }
  const ChildRun run = run_child(
      lucene_command(indexes, {"LuceneAsk", indexes.of(kLuceneName).string(), asked.string(),
                               std::to_string(kLuceneWarmUps), std::to_string(passes)}));
  LuceneTimes times{QueryTimes(queries.size()), QueryTimes(queries.size())};
  std::istringstream said(run.output);
  std::string wanted;
  std::size_t query = 0;
  double milliseconds = 0;
  std::size_t hits = 0;
  std::size_t lines = 0;
  for (; said >> wanted >> query >> milliseconds >> hits; ++lines) {
    QueryTimes& of = wanted == name_of(Wanted::kText) ? times.text : times.ids;
    of.add(query, milliseconds, hits);
  }
  if (lines != 2 * passes * queries.size()) {
    throw Error(ErrorKind::kInternal, "LuceneAsk did not say how long each query took");
  }
  return times;
}

}  // namespace newsdex::bench
