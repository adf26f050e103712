// From an article to what the index stores of it: terms, positions, values, record.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include <xapian.h>

#include <newsdex/analyzer.hpp>
#include <newsdex/article.hpp>

namespace newsdex {

struct BuiltDocument {
  Xapian::Document document;
  std::uint64_t passages = 0;
  std::uint64_t words = 0;  // of title and text
};

// Makes documents of articles; keeps an analyzer a language. One thread at a time.
class DocumentBuilder {
 public:
  [[nodiscard]] BuiltDocument build(const Article& article);

 private:
  Analyzer& analyzer_for(const std::string& language);
  std::string cut_title(const Article& article);

  std::map<std::string, Analyzer> analyzers_;
  std::vector<Token> tokens_;
  std::vector<Token> title_tokens_;
};

}  // namespace newsdex
