// Indexes made straight of articles, for tests of the searcher: no files, no update.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <xapian.h>

#include <newsdex/article.hpp>

#include "common/schema.hpp"
#include "common/stub.hpp"
#include "indexer/boilerplate.hpp"
#include "indexer/document.hpp"

namespace newsdex::test {

// An article with the fields that most tests care about; its id is also its docno.
inline Article article(std::string id, std::string title, std::string text,
                       std::string language = "en") {
  Article made;
  made.docno = id;
  made.path = "/news/" + id + ".txt";
  made.id = std::move(id);
  made.title = std::move(title);
  made.text = std::move(text);
  made.language = std::move(language);
  return made;
}

// Makes generation 1 of an index of the articles, whose docids are 1, 2, … in order.
inline void make_index(const std::filesystem::path& index, const std::vector<Article>& articles) {
  std::filesystem::create_directories(index);
  {
    Xapian::WritableDatabase database((index / generation_name(1)).string(),
                                      Xapian::DB_CREATE_OR_OVERWRITE);
    DocumentBuilder builder;
    for (const Article& each : articles) database.add_document(builder.build(each).document);
    database.set_metadata(std::string(schema::kFormatKey), std::to_string(schema::kFormat));
    database.set_metadata(std::string(schema::kDefaultLanguageKey), "en");
    database.set_metadata(std::string(schema::kBoilerplateKey), find_boilerplate(database));
    database.commit();
  }
  publish_generation(index, 1);
}

}  // namespace newsdex::test
