// Results as JSON Lines, schema 1. A field is never renamed or removed within a schema's number;
// what is not known is absent (docs/output-format.md).
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>

#include "common/paths.hpp"
#include "common/utf8.hpp"
#include "searcher/write_results.hpp"

namespace newsdex {

namespace {

using Json = nlohmann::ordered_json;

constexpr int kSchema = 1;

void add_known(Json& object, const char* name, const std::string& value) {
  if (!value.empty()) object[name] = to_utf8(value);
}

Json ranges_json(const std::vector<ByteRange>& ranges) {
  Json list = Json::array();
  for (const ByteRange& range : ranges) list.push_back({range.begin, range.end});
  return list;
}

const char* name_of(TotalIs total_is) {
  switch (total_is) {
    case TotalIs::kExact:
      return "exact";
    case TotalIs::kAtLeast:
      return "at least";
    case TotalIs::kAbout:
      return "about";
    case TotalIs::kAtMost:
      return "at most";
  }
  return "about";
}

Json index_json(const std::vector<SearchedIndex>& indexes) {
  Json list = Json::array();
  for (const SearchedIndex& index : indexes) {
    Json& entry = list.emplace_back(Json::object());
    put_path(entry, index.path);
    entry["generation"] = index.generation;
    entry["revision"] = index.revision;
    entry["articles"] = index.articles;
  }
  return list;
}

Json warnings_json(const std::vector<QueryWarning>& warnings) {
  Json list = Json::array();
  for (const QueryWarning& warning : warnings) {
    list.push_back(
        {{"begin", warning.begin}, {"end", warning.end}, {"message", to_utf8(warning.message)}});
  }
  return list;
}

Json spellings_json(const std::vector<Spelling>& spellings) {
  Json list = Json::array();
  for (const Spelling& spelling : spellings) {
    list.push_back({{"word", spelling.word},
                    {"articles", spelling.articles},
                    {"similarity", std::round(spelling.similarity * 100) / 100}});
  }
  return list;
}

void add_names(Json& object, const SearchResult& result) {
  for (const NameSpellings& name : result.names) {
    object["names"].push_back({{"name", name.name}, {"spellings", spellings_json(name.spellings)}});
  }
  for (const Suggestion& suggestion : result.suggestions) {
    object["suggestions"].push_back({{"word", suggestion.word},
                                     {"articles", suggestion.articles},
                                     {"also_spelt", spellings_json(suggestion.also_spelt)},
                                     {"did_you_mean", spellings_json(suggestion.did_you_mean)}});
  }
}

Json passage_json(const Passage& passage) {
  return {{"text", to_utf8(passage.text)},
          {"number", passage.number},
          {"of", passage.of},
          {"begin", passage.begin},
          {"end", passage.end},
          {"highlights", ranges_json(passage.highlights)}};
}

void add_hit(Json& object, const Hit& hit) {
  object["rank"] = hit.rank;
  object["score"] = hit.score;
  object["id"] = to_utf8(hit.id);
  object["docno"] = to_utf8(hit.docno);
  put_path(object, hit.path);
  add_known(object, "title", hit.title);
  if (hit.date) object["date"] = to_string(*hit.date);
  add_known(object, "source", hit.source);
  add_known(object, "language", hit.language);
  add_known(object, "url", hit.url);
  object["passage"] = passage_json(hit.passage);
  object["title_highlights"] = ranges_json(hit.title_highlights);
  add_known(object, "explanation", hit.explanation);
}

class JsonWriter : public ResultWriter {
 public:
  explicit JsonWriter(std::ostream& out) : out_(out) {}

  void begin(const SearchResult& result, std::string_view query_id) override {
    query_id_ = query_id;
    Json line = line_of("begin");
    line["schema"] = kSchema;
    line["query"] = to_utf8(result.query);
    line["parsed"] = to_utf8(result.parsed);
    add_known(line, "xapian_query", result.xapian_query);
    line["index"] = index_json(result.indexes);
    line["warnings"] = warnings_json(result.warnings);
    add_names(line, result);
    print(line);
  }
  void hit(const Hit& hit) override {
    Json line = line_of("hit");
    add_hit(line, hit);
    print(line);
  }
  void end(const SearchResult& result) override {
    constexpr double kMicroseconds = 1000;
    Json line = line_of("end");
    line["returned"] = result.hits.size();
    line["total"] = result.total;
    line["total_is"] = name_of(result.total_is);
    line["elapsed_ms"] = std::round(result.elapsed_ms * kMicroseconds) / kMicroseconds;
    print(line);
  }

 private:
  [[nodiscard]] Json line_of(const char* type) const {
    Json line = {{"type", type}};
    add_known(line, "query_id", query_id_);
    return line;
  }
  // Of a damaged index, a text need not be UTF-8.
  void print(const Json& line) {
    out_ << line.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
  }

  std::ostream& out_;
  std::string query_id_;
};

}  // namespace

std::unique_ptr<ResultWriter> json_writer(std::ostream& out) {
  return std::make_unique<JsonWriter>(out);
}

}  // namespace newsdex
