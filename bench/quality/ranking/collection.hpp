// A judged collection: documents, questions, and which documents answer which question.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace newsdex::bench {

struct Document {
  std::string id;
  std::string title;
  std::string text;
  std::string language = "en";  // BCP 47
};

struct Question {
  std::string id;
  std::string text;

  friend bool operator==(const Question&, const Question&) = default;
};

// What a document gains a question: above 0 it is relevant, and more is better.
using Judgements = std::map<std::string, std::map<std::string, int>>;  // question, document

struct Collection {
  std::string name;
  std::vector<Document> documents;
  std::vector<Question> questions;  // those with a relevant document, in the file's order
  Judgements judgements;
};

// Reads the collection in a folder, by what is in it:
// - docs/ID.txt, queries.tsv (id TAB text) and qrels.txt (TREC's): as TIME;
// - SMART's files, documents *.all* or *.ALL, questions *.qry or *.QRY, judgements *qrel or *.REL:
//   as Cranfield and CISI.
// Throws Error(kUsage) for another folder.
[[nodiscard]] Collection read_collection(const std::filesystem::path& folder);

// TREC's parts: documents in files that newsdex reads, topics, judgements.
[[nodiscard]] Collection trec_collection(const std::filesystem::path& documents,
                                         const std::filesystem::path& topics,
                                         const std::filesystem::path& judgements);

// The articles that newsdex's readers find in the sources, numbered from 1.
[[nodiscard]] std::vector<Document> read_articles(
    const std::vector<std::filesystem::path>& sources);

// Writes documents as JSON Lines (id, title, text, language): what all engines are given.
void write_documents(const std::vector<Document>& documents, const std::filesystem::path& file);

}  // namespace newsdex::bench
