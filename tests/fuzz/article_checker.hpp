// What every article must be, whatever it was read from: a fuzzer's oracle.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "common/utf8.hpp"
#include "corpus/article_maker.hpp"
#include "corpus/byte_stream.hpp"
#include "corpus/cut_record.hpp"
#include "corpus/text_window.hpp"

namespace newsdex::fuzz {

inline void require(bool holds) {
  if (!holds) std::abort();
}

inline void require_text(std::string_view text, bool lines) {
  require(is_utf8(text));
  require(std::none_of(text.begin(), text.end(), [&](char c) {
    return (c >= '\0' && c < ' ' && !(lines && c == '\n')) || c == '\x7F';
  }));
}

class ArticleChecker final : public ArticleSink {
 public:
  void article(Article&& article, const std::string& record) override {
    require_text(article.text, true);
    for (const std::string* line : {&article.title, &article.source, &article.url, &article.byline,
                                    &article.language, &article.docno}) {
      require_text(*line, false);
    }
    require_text(record, false);
    for (const std::string& topic : article.topics) require_text(topic, false);
  }
  void issue(const RecordIssue& issue) override {
    require(!issue.reason.empty());
    require_text(issue.record, false);
  }
};

inline std::string_view as_text(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// Reads the bytes with a parser of windows; its records become articles that are checked.
template <class Parser>
void read_all(Parser parser, std::string_view text) {
  ArticleChecker checker;
  ArticleMaker maker("/fuzz/file", true, {}, checker);
  const auto bytes = bytes_of(text);
  TextWindow window(*bytes);
  parser(window, maker);
}
inline void read_all(const RecordFormat& format, std::string_view text) {
  read_all([&](TextWindow& window, RecordSink& sink) { read_records(format, window, sink); }, text);
}

// As above, with a parser of whole files.
template <class Parser>
void read_one(Parser parser, std::string_view text) {
  ArticleChecker checker;
  ArticleMaker maker("/fuzz/file", false, {}, checker);
  maker.record(parser(text, std::string_view()));
}

}  // namespace newsdex::fuzz
