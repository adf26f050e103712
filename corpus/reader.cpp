// From a file to its outcome: open, recognise, hand to the format's parser.
#include "corpus/reader.hpp"

#include <fmt/format.h>

#include <newsdex/error.hpp>

#include "corpus/article_maker.hpp"
#include "corpus/ascii.hpp"
#include "corpus/byte_stream.hpp"
#include "corpus/feed.hpp"
#include "corpus/html.hpp"
#include "corpus/json_lines.hpp"
#include "corpus/newsml1.hpp"
#include "corpus/newsml_g2.hpp"
#include "corpus/nitf.hpp"
#include "corpus/plain_text.hpp"
#include "corpus/recognise.hpp"
#include "corpus/reuters_sgml.hpp"
#include "corpus/text_window.hpp"
#include "corpus/trec_sgml.hpp"

namespace newsdex {
namespace {

bool holds_many(Format format) {
  return format != Format::kText && format != Format::kHtml && format != Format::kNitf;
}

std::string_view file_name(std::string_view path) {
  return without_compression(path.substr(path.rfind('/') + 1));
}

// The whole file as one record; what is wrong with it, where it is too long.
template <class Parse>
std::string read_one(TextWindow& window, std::uint64_t most_bytes, RecordSink& sink, Parse parse) {
  if (!window.read_all(most_bytes)) {
    return fmt::format("larger than {} MB, the most that is read as one article: split it",
                       most_bytes >> 20);
  }
  sink.record(parse(window.text(), window.is_marked_unicode() ? "UTF-8" : ""));
  return {};
}

// Gives the file's records to `sink`; why it cannot be read as a whole, else empty.
std::string parse(Format format, TextWindow& window, RecordSink& sink) {
  switch (format) {
    case Format::kText:
      return read_one(window, kMaxRecordBytes, sink, read_plain_text);
    case Format::kHtml:
      return read_one(window, kMaxPageBytes, sink, read_html);
    case Format::kJsonLines:
      read_json_lines(window, sink);
      return {};
    case Format::kReutersSgml:
      read_reuters_sgml(window, sink);
      return {};
    case Format::kTrecSgml:
      read_trec_sgml(window, sink);
      return {};
    case Format::kFeed:
      return read_feed(window, sink);
    case Format::kNitf:
      return read_nitf(window, sink);
    case Format::kNewsmlG2:
      return read_newsml_g2(window, sink);
    case Format::kNewsml1:
      return read_newsml1(window, sink);
  }
  return {};
}

FileOutcome failed(std::string reason) {
  FileOutcome outcome;
  outcome.fate = FileFate::kFailed;
  outcome.reason = std::move(reason);
  outcome.complete = false;
  return outcome;
}

FileOutcome empty_file(ArticleSink& sink) {
  sink.issue({IssueKind::kWarning, {}, 0, "the file is empty"});
  return {};
}

FileOutcome read_window(TextWindow& window, const std::string& path, const ReadOptions& options,
                        ArticleSink& sink) {
  if (window.text().empty()) {
    return window.failure().empty() ? empty_file(sink) : failed(window.failure());
  }
  Recognition kind = recognise(window.text(), file_name(path));
  if (kind.verdict != Verdict::kRead) {
    FileOutcome outcome;
    outcome.fate = kind.verdict == Verdict::kSkip ? FileFate::kSkipped : FileFate::kFailed;
    outcome.reason = std::move(kind.reason);
    return outcome;
  }
  ArticleMaker maker(path, holds_many(kind.format), options, sink);
  FileOutcome outcome;
  outcome.format = format_name(kind.format);
  outcome.reason = parse(kind.format, window, maker);
  if (outcome.reason.empty()) outcome.reason = window.failure();
  if (!outcome.reason.empty()) {
    outcome.fate = FileFate::kFailed;
    outcome.complete = false;
  }
  outcome.records = maker.articles();
  return outcome;
}

}  // namespace

FileOutcome read_file(const std::string& path, const ReadOptions& options, ArticleSink& sink) {
  std::unique_ptr<ByteStream> bytes;
  try {
    bytes = open_bytes(path, {}, options.file_bytes_read);
  } catch (const Error& error) {
    return failed(error.what());
  }
  TextWindow window(*bytes);
  return read_window(window, path, options, sink);
}

}  // namespace newsdex
