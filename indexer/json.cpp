#include "indexer/json.hpp"

#include <nlohmann/json.hpp>

#include "common/fold.hpp"
#include "common/paths.hpp"
#include "indexer/json_known.hpp"

namespace newsdex {

namespace {

using Json = nlohmann::ordered_json;

Json source_json(const SourceStatus& source) {
  Json object;
  put_path(object, source.path);
  object["name"] = source.name;
  object["articles"] = source.articles;
  return object;
}

Json failure_json(const FileIssue& failure) {
  Json object;
  put_path(object, failure.path);
  object["reason"] = to_utf8(failure.reason);
  return object;
}

// What a damaged index holds need not be UTF-8.
std::string as_line(const Json& object) {
  return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string article_json(const Article& article) {
  Json object;
  object["id"] = article.id;
  object["docno"] = article.docno;
  put_path(object, article.path);
  put_known(object, "title", article.title);
  object["text"] = article.text;
  put_known(object, "date", article.date);
  put_known(object, "updated", article.updated);
  put_known(object, "source", article.source);
  put_known(object, "language", article.language);
  put_known(object, "url", article.url);
  put_known(object, "byline", article.byline);
  if (!article.topics.empty()) object["topics"] = article.topics;
  return as_line(object);
}

std::string status_json(const Status& status, bool failed) {
  Json object;
  object["schema"] = kOutputSchema;
  object["articles"] = status.articles;
  object["passages"] = status.passages;
  object["text_bytes"] = status.text_bytes;
  object["index_bytes"] = status.index_bytes;
  object["files"] = {{"indexed", status.files_indexed},
                     {"failed", status.files_failed},
                     {"skipped", status.files_skipped}};
  object["sources"] = Json::array();
  for (const SourceStatus& source : status.sources)
    object["sources"].push_back(source_json(source));
  object["languages"] = Json::object();
  for (const auto& [language, articles] : status.languages)
    object["languages"][language] = articles;
  if (status.first_date && status.last_date) {
    object["dates"] = {to_string(*status.first_date), to_string(*status.last_date)};
  }
  object["generation"] = status.generation;
  object["revision"] = status.revision;
  object["format"] = status.format;
  put_known(object, "writer", status.writer);
  if (status.boilerplate_lines > 0) object["boilerplate_lines"] = status.boilerplate_lines;
  if (failed) {
    object["failed"] = Json::array();
    for (const FileIssue& failure : status.failed)
      object["failed"].push_back(failure_json(failure));
  }
  return as_line(object);
}

}  // namespace newsdex
