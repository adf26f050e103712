#include "bench/quality/ranking/collection.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

#include <fmt/format.h>
#include <newsdex/error.hpp>
#include <nlohmann/json.hpp>

#include "bench/quality/ranking/smart.hpp"
#include "bench/quality/ranking/trec.hpp"
#include "common/ascii.hpp"
#include "corpus/reader.hpp"
#include "corpus/walk.hpp"

namespace newsdex::bench {
namespace {

namespace fs = std::filesystem;

std::ifstream opened(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw Error(ErrorKind::kInputOutput, fmt::format("cannot read {}", file.string()));
  return in;
}

// The file of the folder whose name ends so, in capitals or not, but for its version ("all.1400").
fs::path file_ending(const fs::path& folder, const std::string& ending) {
  for (const auto& entry : fs::directory_iterator(folder)) {
    std::string name = ascii::lower(entry.path().filename().string());
    while (!name.empty() && (ascii::is_digit(name.back()) || name.back() == '.')) name.pop_back();
    if (name.ends_with(ending)) return entry.path();
  }
  return {};
}

// A question that nothing answers says nothing about an engine.
Collection with_answered_questions(Collection collection) {
  std::erase_if(collection.questions, [&](const Question& question) {
    const auto found = collection.judgements.find(question.id);
    return found == collection.judgements.end() ||
           std::ranges::none_of(found->second,
                                [](const auto& judged) { return judged.second > 0; });
  });
  return collection;
}

Collection read_folder_of_texts(const fs::path& folder) {
  Collection collection;
  for (const auto& entry : fs::directory_iterator(folder / "docs")) {
    std::ifstream in = opened(entry.path());
    collection.documents.push_back(
        {entry.path().stem().string(), "", {std::istreambuf_iterator<char>(in), {}}});
  }
  std::ranges::sort(collection.documents, {}, &Document::id);
  std::ifstream queries = opened(folder / "queries.tsv");
  for (std::string line; std::getline(queries, line);) {
    const auto tab = line.find('\t');
    if (tab != std::string::npos) {
      collection.questions.push_back({line.substr(0, tab), line.substr(tab + 1)});
    }
  }
  std::ifstream qrels = opened(folder / "qrels.txt");
  collection.judgements = read_qrels(qrels);
  return collection;
}

Collection read_smart(const fs::path& all, const fs::path& qry, const fs::path& rel) {
  Collection collection;
  std::ifstream documents = opened(all);
  collection.documents = read_smart_documents(documents);
  std::ifstream questions = opened(qry);
  const bool by_order = rel.filename().string().starts_with("cran");
  collection.questions =
      read_smart_questions(questions, by_order ? SmartNumbers::kByOrder : SmartNumbers::kOwn);
  std::ifstream judgements = opened(rel);
  collection.judgements = read_smart_judgements(judgements);
  return collection;
}

class DocumentCollector : public ArticleSink {
 public:
  explicit DocumentCollector(bool numbered) : numbered_(numbered) {}

  void article(Article&& article, const std::string&) override {
    std::string id = numbered_ ? std::to_string(documents_.size() + 1) : article.docno;
    documents_.push_back({std::move(id), std::move(article.title), std::move(article.text),
                          std::move(article.language)});
  }
  void issue(const RecordIssue&) override {}

  std::vector<Document> read(const std::vector<fs::path>& sources) {
    for (const fs::path& source : sources) {
      for (const FoundFile& found : walk(fs::canonical(source).string()).files) {
        static_cast<void>(read_file(found.path, {}, *this));
      }
    }
    return std::move(documents_);
  }

 private:
  bool numbered_;
  std::vector<Document> documents_;
};

}  // namespace

Collection read_collection(const fs::path& folder) {
  Collection collection;
  const fs::path all = file_ending(folder, ".all");
  const fs::path qry = file_ending(folder, ".qry");
  const fs::path qrel = file_ending(folder, "qrel");
  const fs::path rel = qrel.empty() ? file_ending(folder, ".rel") : qrel;
  if (fs::exists(folder / "queries.tsv")) {
    collection = read_folder_of_texts(folder);
  } else if (!all.empty() && !qry.empty() && !rel.empty()) {
    collection = read_smart(all, qry, rel);
  } else {
    throw Error(ErrorKind::kUsage, fmt::format("{} is no judged collection: it has neither "
                                               "queries.tsv nor SMART's files",
                                               folder.string()));
  }
  collection.name = fs::canonical(folder).filename().string();
  return with_answered_questions(std::move(collection));
}

Collection trec_collection(const fs::path& documents, const fs::path& topics,
                           const fs::path& judgements) {
  Collection collection;
  collection.name = topics.stem().string();
  collection.documents = DocumentCollector(false).read({documents});
  std::ifstream questions = opened(topics);
  collection.questions = read_topics(questions);
  std::ifstream qrels = opened(judgements);
  collection.judgements = read_qrels(qrels);
  return with_answered_questions(std::move(collection));
}

std::vector<Document> read_articles(const std::vector<fs::path>& sources) {
  return DocumentCollector(true).read(sources);
}

void write_documents(const std::vector<Document>& documents, const fs::path& file) {
  std::ofstream out(file, std::ios::binary);
  for (const Document& document : documents) {
    out << nlohmann::json{{"id", document.id},
                          {"title", document.title},
                          {"text", document.text},
                          {"language", document.language}}
               .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)
        << '\n';
  }
  out.close();
  if (!out) throw Error(ErrorKind::kInputOutput, fmt::format("cannot write {}", file.string()));
}

}  // namespace newsdex::bench
