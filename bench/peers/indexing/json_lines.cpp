#include "bench/peers/indexing/json_lines.hpp"

#include <fstream>
#include <string>

#include <fmt/format.h>
#include <simdjson.h>
#include <newsdex/error.hpp>

#include "corpus/reader.hpp"
#include "corpus/walk.hpp"
#include "indexer/json.hpp"

namespace newsdex::bench {
namespace {

namespace fs = std::filesystem;
using simdjson::ondemand::object;

[[noreturn]] void refuse(const fs::path& file, std::uint64_t line, std::string_view why) {
  throw Error(ErrorKind::kInputOutput,
              fmt::format("{}:{}: {}; the engines would not read the same articles", file.string(),
                          line, why));
}

// Empty where the object has no such member.
std::string_view member(object& object, const char* key) {
  std::string_view value;
  const auto error = object.find_field_unordered(key).get(value);
  if (error == simdjson::NO_SUCH_FIELD) return {};
  if (error) throw simdjson::simdjson_error(error);
  return value;
}

class ArticleLines {
 public:
  // The article that `line` is, valid until the next call.
  const Article& read(std::string& line) {
    line.reserve(line.size() + simdjson::SIMDJSON_PADDING);
    simdjson::ondemand::document document = parser_.iterate(line);
    object members = document.get_object();
    article_.docno = member(members, "id");
    article_.title = member(members, "title");
    article_.text = member(members, "text");
    return article_;
  }

 private:
  simdjson::ondemand::parser parser_;
  Article article_;
};

// Numbers the articles, so that their ids are unique whatever the sources.
class JsonLinesWriter : public ArticleSink {
 public:
  explicit JsonLinesWriter(std::ostream& out) : out_(out) {}

  void article(Article&& article, const std::string&) override {
    article.id = std::to_string(++articles_);
    out_ << article_json(article) << '\n';
  }
  void issue(const RecordIssue&) override {}

 private:
  std::ostream& out_;
  std::uint64_t articles_ = 0;
};

// A record's line feeds go on with `=` in the next line.
void write_field(std::ostream& out, std::string_view name, std::string_view value) {
  out << name << '=';
  for (const char c : value) {
    out << c;
    if (c == '\n') out << '=';
  }
  out << '\n';
}

void close(std::ofstream& out, const fs::path& file) {
  out.close();
  if (!out) throw Error(ErrorKind::kInputOutput, fmt::format("cannot write {}", file.string()));
}

}  // namespace

void for_each_article(const fs::path& file, const std::function<void(const Article&)>& each) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw Error(ErrorKind::kInputOutput, fmt::format("cannot read {}", file.string()));
  ArticleLines lines;
  std::string line;
  for (std::uint64_t number = 1; std::getline(in, line); ++number) {
    if (line.empty()) continue;
    const Article* article = nullptr;
    try {
      article = &lines.read(line);
    } catch (const simdjson::simdjson_error& error) {
      refuse(file, number, error.what());
    }
    each(*article);
  }
}

Extent extent_of(const fs::path& file) {
  Extent extent;
  for_each_article(file, [&](const Article& article) {
    ++extent.articles;
    extent.text_bytes += article.title.size() + article.text.size();
  });
  return extent;
}

void write_json_lines(const std::vector<fs::path>& sources, const fs::path& file) {
  std::ofstream out(file, std::ios::binary);
  JsonLinesWriter writer(out);
  for (const fs::path& source : sources) {
    for (const FoundFile& found : walk(fs::canonical(source).string()).files) {
      static_cast<void>(read_file(found.path, {}, writer));
    }
  }
  close(out, file);
}

void write_scriptindex_records(const fs::path& json_lines, const fs::path& file) {
  std::ofstream out(file, std::ios::binary);
  for_each_article(json_lines, [&](const Article& article) {
    write_field(out, "id", article.docno);
    write_field(out, "title", article.title);
    write_field(out, "text", article.text);
    out << '\n';
  });
  close(out, file);
}

}  // namespace newsdex::bench
