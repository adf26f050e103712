#include "bench/peers/searching/indexes.hpp"

#include <fmt/format.h>
#include <newsdex/error.hpp>
#include <newsdex/indexer.hpp>

#include "bench/peers/indexing/child.hpp"
#include "bench/peers/indexing/lucene_jars.hpp"
#include "bench/peers/stock.hpp"
#ifdef NEWSDEX_BENCH_SQLITE
#include "bench/peers/indexing/sqlite.hpp"
#endif

namespace newsdex::bench {
namespace {

namespace fs = std::filesystem;

constexpr const char* kLuceneBufferMb = "256";

fs::path classes(const Indexes& indexes) { return indexes.scratch() / "classes"; }

void make_stock(const fs::path& json_lines, const fs::path& index) {
  StockWriter writer(index);
  for_each_article(json_lines, [&](const Article& article) { writer.add(article); });
  writer.commit();
}

}  // namespace

Indexes::Indexes(const std::vector<fs::path>& sources, const fs::path& folder)
    : folder_(folder.empty() ? scratch_.path() / "indexes" : folder) {
  fs::create_directories(folder_);
  if (sources.size() == 1 && sources.front().extension() == ".jsonl") {
    json_lines_ = sources.front();
  } else {
    json_lines_ = scratch_.path() / "articles.jsonl";
    write_json_lines(sources, json_lines_);
  }
  extent_ = extent_of(json_lines_);
  if (extent_.articles == 0) throw Error(ErrorKind::kUsage, "the sources hold no article");
}

fs::path Indexes::of(std::string_view engine) const {
  const fs::path index = folder_ / engine;
  if (fs::exists(index)) return index;
  const fs::path unfinished = folder_ / fmt::format("{}.unfinished", engine);
  fs::remove_all(unfinished);
  make(engine, unfinished);
  fs::rename(unfinished, index);
  return index;
}

void Indexes::make(std::string_view engine, const fs::path& index) const {
  if (engine == "newsdex") {
    static_cast<void>(update({.index = index, .sources = {json_lines_}}));
  } else if (engine == "stock") {
    make_stock(json_lines_, index);
  } else if (engine == kLuceneName) {
    make_lucene(index);
#ifdef NEWSDEX_BENCH_SQLITE
  } else if (engine == "sqlite") {
    build_sqlite(json_lines_, index, kSqliteLargeHashBytes);
    merge_sqlite(index);
#endif
  } else {
    throw Error(ErrorKind::kUsage, fmt::format("no index can be made for {}", engine));
  }
}

void Indexes::make_lucene(const fs::path& index) const {
  compile_lucene(*this);
  static_cast<void>(
      run_child(lucene_command(*this, {"LuceneIndex", json_lines_.string(), index.string(),
                                       kLuceneBufferMb, "none", "for-searching"})));
}

std::vector<std::string> lucene_command(const Indexes& indexes,
                                        const std::vector<std::string>& arguments) {
  std::vector<std::string> command{
      "java", "-Xmx2g", "-cp",
      fmt::format("{}:{}", lucene_jars().value_or(""), classes(indexes).string())};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return command;
}

void compile_lucene(const Indexes& indexes) {
  if (fs::exists(classes(indexes))) return;
  const fs::path here(NEWSDEX_SOURCE_DIR "/bench/peers");
  static_cast<void>(
      run_child({"javac", "-cp", lucene_jars().value_or(""), "-d", classes(indexes).string(),
                 (here / "indexing/LuceneIndex.java").string(),
                 (here / "searching/LuceneAsk.java").string()}));
}

}  // namespace newsdex::bench
