// The articles of files, as tests of the searcher want them: in English, known by their docno.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "corpus/reader.hpp"

namespace newsdex::test {

class Collected : public ArticleSink {
 public:
  void article(Article&& article, const std::string&) override {
    article.id = article.docno;
    article.language = "en";
    articles.push_back(std::move(article));
  }
  void issue(const RecordIssue&) override {}

  std::vector<Article> articles;
};

}  // namespace newsdex::test
