// An article as a Xapian document, for the changes that Xapian itself writes.
#pragma once

#include <cstdint>

#include <xapian.h>

#include <newsdex/article.hpp>

#include "indexer/article_terms.hpp"

namespace newsdex {

struct BuiltDocument {
  Xapian::Document document;
  std::uint64_t passages = 0;
  std::uint64_t words = 0;  // of title and text
};

// Makes documents of articles. One thread at a time.
class DocumentBuilder {
 public:
  [[nodiscard]] BuiltDocument build(const Article& article);

 private:
  ArticleTerms terms_;
};

}  // namespace newsdex
