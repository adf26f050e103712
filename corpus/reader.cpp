// From a file to its outcome: open, see through what it is packed in, recognise, hand to the
// format's parser.
#include "corpus/reader.hpp"

#include <fmt/format.h>

#include <newsdex/error.hpp>
#include <utility>

#include "corpus/archive_entries.hpp"
#include "corpus/archive_kind.hpp"
#include "corpus/article_maker.hpp"
#include "corpus/byte_stream.hpp"
#include "corpus/compression.hpp"
#include "corpus/contents.hpp"
#include "corpus/csv.hpp"
#include "corpus/feed.hpp"
#include "corpus/html.hpp"
#include "corpus/json_document.hpp"
#include "corpus/json_lines.hpp"
#include "corpus/mail.hpp"
#include "corpus/mbox.hpp"
#include "corpus/member.hpp"
#include "corpus/newsml1.hpp"
#include "corpus/newsml_g2.hpp"
#include "corpus/nitf.hpp"
#include "corpus/parallel_records.hpp"
#include "corpus/plain_text.hpp"
#include "corpus/recognise.hpp"
#include "corpus/reuters_sgml.hpp"
#include "corpus/text_window.hpp"
#include "corpus/trec_sgml.hpp"
#include "corpus/web_archive.hpp"

namespace newsdex {
namespace {

bool holds_many(Format format) {
  return format != Format::kText && format != Format::kHtml && format != Format::kNitf &&
         format != Format::kMail;
}

// The whole file as one record; what is wrong with it, where it is too long or a bomb. Of one that
// is cut short, what there is.
template <class Parse>
std::string read_one(TextWindow& window, std::uint64_t most_bytes, const std::string& charset,
                     const Expansion& expansion, RecordSink& sink, Parse parse) {
  if (!window.read_all(most_bytes)) {
    return fmt::format("larger than {} MB, the most that is read as one article: split it",
                       most_bytes >> 20);
  }
  if (!expansion.refusal().empty()) return expansion.refusal();
  sink.record(parse(window.text(), window.is_marked_unicode() ? "UTF-8" : charset));
  return {};
}

// Gives the file's records to `maker`; why it cannot be read as a whole, else empty. `charset`:
// what it is known to be in.
std::string parse(Format format, TextWindow& window, const std::string& charset,
                  const Expansion& expansion, const ReadOptions& options, ArticleMaker& maker) {
  switch (format) {
    case Format::kText:
      return read_one(window, kMaxRecordBytes, charset, expansion, maker, read_plain_text);
    case Format::kHtml:
      return read_one(window, kMaxPageBytes, charset, expansion, maker, read_html);
    case Format::kJsonLines:
      read_records(kJsonLinesFormat, window, options, maker);
      return {};
    case Format::kJson:
      return read_json_document(window, maker);
    case Format::kCsv:
      return read_csv(window, maker);
    case Format::kReutersSgml:
      read_records(kReutersSgmlFormat, window, options, maker);
      return {};
    case Format::kTrecSgml:
      read_records(kTrecSgmlFormat, window, options, maker);
      return {};
    case Format::kFeed:
      return read_feed(window, maker);
    case Format::kNitf:
      return read_nitf(window, maker);
    case Format::kNewsmlG2:
      return read_newsml_g2(window, maker);
    case Format::kNewsml1:
      return read_newsml1(window, maker);
    case Format::kMail:
      return read_one(window, kMaxMailBytes, charset, expansion, maker, read_mail);
    case Format::kMbox:
      read_mbox(window, maker);
      return {};
    case Format::kTar:
    case Format::kZip:
    case Format::kSevenZip:
    case Format::kWarc:
    case Format::kArc:
      break;  // seen before there is a window
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

// How deep we are in what is packed in one another.
struct Nesting {
  int depth = 0;
  bool in_compression = false;  // that an archive shares its depth with

  [[nodiscard]] Nesting compression() const { return {depth + 1, true}; }
  [[nodiscard]] Nesting archive() const { return {in_compression ? depth : depth + 1, false}; }
  [[nodiscard]] bool is_too_deep() const { return depth > kMaxNesting; }
};

FileOutcome too_deep() {
  return failed(fmt::format("packed more than {} deep: unpack it yourself", kMaxNesting));
}

// Reads one file with all that is packed in it.
class FileReader {
 public:
  FileReader(const std::string& path, const ReadOptions& options)
      : path_(path), options_(options), expansion_(options.limits, options.file_bytes_read) {}

  FileOutcome run(ArticleSink& sink) {
    std::unique_ptr<ByteStream> bytes;
    try {
      bytes = open_file(path_, expansion_);
    } catch (const Error& error) {
      return failed(error.what());
    }
    Member file;
    file.name = path_.substr(path_.rfind('/') + 1);
    FileOutcome outcome = read(file, std::move(bytes), {}, sink);
    outcome.holds = contents_.described();
    return outcome;
  }

 private:
  class Entries;

  FileOutcome read(const Member& member, std::unique_ptr<ByteStream> stream, Nesting nesting,
                   ArticleSink& sink) {
    auto bytes = std::make_unique<PeekedBytes>(std::move(stream));
    if (bytes->head().empty()) return read_nothing(*bytes, sink);
    if (is_compressed(bytes->head())) {
      if (nesting.compression().is_too_deep()) return too_deep();
      Member inner = member;
      inner.name = without_compression(member.name);
      return read_through(inner, std::move(bytes), nesting.compression(), sink);
    }
    if (const auto kind = archive_kind(bytes->head(), member.name)) {
      if (nesting.archive().is_too_deep()) return too_deep();
      return read_entries(*kind, std::move(bytes), nesting.archive(), sink);
    }
    return read_text(member, *bytes, sink);
  }

  // What lies behind a compression. Rubbish at its end may be what is left of more articles: those
  // that are known are kept.
  FileOutcome read_through(const Member& inner, std::unique_ptr<PeekedBytes> bytes, Nesting nesting,
                           ArticleSink& sink) {
    std::string warning;
    FileOutcome outcome =
        read(inner, decompress(std::move(bytes), expansion_, warning), nesting, sink);
    if (warning.empty()) return outcome;
    sink.issue({IssueKind::kWarning, {}, 0, std::move(warning)});
    outcome.complete = false;
    return outcome;
  }

  static FileOutcome read_nothing(const ByteStream& bytes, ArticleSink& sink) {
    if (!bytes.failure().empty()) return failed(bytes.failure());
    sink.issue({IssueKind::kWarning, {}, 0, "the file is empty"});
    return {};
  }

  // The window keeps what was looked at, be it more than its first bytes.
  static Recognition recognise_in(TextWindow& window, const std::string& name) {
    Recognition kind = recognise(window.text(), name, window.ended());
    while (kind.verdict == Verdict::kUnsure) {
      window.read_all(2 * window.text().size());
      kind = recognise(window.text(), name, window.ended());
    }
    return kind;
  }

  FileOutcome read_text(const Member& member, ByteStream& bytes, ArticleSink& sink) {
    TextWindow window(bytes);
    Recognition kind = recognise_in(window, member.name);
    if (kind.verdict != Verdict::kRead) {
      // What is missing might have told of articles.
      if (!window.failure().empty()) return failed(window.failure());
      FileOutcome outcome;
      outcome.fate = kind.verdict == Verdict::kSkip ? FileFate::kSkipped : FileFate::kFailed;
      outcome.reason = std::move(kind.reason);
      return outcome;
    }
    if (options_.only_recognise) {
      FileOutcome outcome;
      outcome.format = format_name(kind.format);
      return outcome;
    }
    ArticleMaker maker(path_, holds_many(kind.format), options_, sink, member);
    FileOutcome outcome;
    outcome.format = format_name(kind.format);
    outcome.reason = parse(kind.format, window, member.charset, expansion_, options_, maker);
    // Markup that lacks its end, where the bytes do, is not what is wrong with the file.
    if (!window.failure().empty()) outcome.reason = window.failure();
    if (!outcome.reason.empty()) {
      outcome.fate = FileFate::kFailed;
      outcome.complete = false;
    }
    if (const auto& holes = window.holes(); holes.bytes > 0) {
      sink.issue({IssueKind::kWarning,
                  {},
                  0,
                  fmt::format("{} bytes of it are zeros, from byte {} on: what stood there is lost",
                              holes.bytes, holes.begin)});
      outcome.complete = false;
    }
    outcome.records = maker.articles();
    outcome.repaired = maker.repaired();
    outcome.unread_dates = maker.unread_dates();
    return outcome;
  }

  FileOutcome read_entries(Format format, std::unique_ptr<ByteStream> bytes, Nesting nesting,
                           ArticleSink& sink);

  const std::string& path_;
  const ReadOptions& options_;
  Expansion expansion_;
  Contents contents_;
};

// Reads what an archive gives, entry by entry, and sums up what became of them.
class FileReader::Entries final : public MemberSink {
 public:
  Entries(FileReader& reader, Nesting nesting, ArticleSink& sink)
      : reader_(reader), nesting_(nesting), sink_(sink) {}

  void member(Member&& member, std::unique_ptr<ByteStream> bytes) override {
    WithinMember sink(member.id, sink_);
    const FileOutcome outcome = reader_.read(member, std::move(bytes), nesting_, sink);
    outcome_.records += outcome.records;
    outcome_.repaired += outcome.repaired;
    outcome_.unread_dates += outcome.unread_dates;
    outcome_.complete = outcome_.complete && outcome.complete;
    switch (outcome.fate) {
      case FileFate::kRead:
        return reader_.contents_.add_read(outcome.format);
      case FileFate::kSkipped:
        return skipped(member.id, outcome.reason);
      case FileFate::kFailed:
        return broken(member.id, 0, outcome.reason);
    }
  }
  void skipped(const std::string& id, const std::string& reason) override {
    reader_.contents_.add_skipped();
    sink_.issue({IssueKind::kSkipped, id, 0, reason});
  }
  void broken(const std::string& id, std::uint64_t line, const std::string& reason) override {
    reader_.contents_.add_failed();
    sink_.issue({IssueKind::kFailed, id, line, reason});
  }
  void lost(const std::string& id, std::uint64_t line, const std::string& reason) override {
    outcome_.complete = false;
    broken(id, line, reason);
  }
  void rubbish(const std::string& reason) override {
    outcome_.complete = false;
    sink_.issue({IssueKind::kWarning, {}, 0, reason});
  }

  FileOutcome finish(Format format, std::string failure) {
    outcome_.format = format_name(format);
    if (failure.empty()) return std::move(outcome_);
    outcome_.fate = FileFate::kFailed;
    outcome_.reason = std::move(failure);
    outcome_.complete = false;
    return std::move(outcome_);
  }

 private:
  FileReader& reader_;
  Nesting nesting_;
  ArticleSink& sink_;
  FileOutcome outcome_;
};

FileOutcome FileReader::read_entries(Format format, std::unique_ptr<ByteStream> bytes,
                                     Nesting nesting, ArticleSink& sink) {
  Entries entries(*this, nesting, sink);
  std::string failure = format == Format::kWarc || format == Format::kArc
                            ? read_web_archive(format, *bytes, expansion_, entries)
                            : read_archive(format, std::move(bytes), expansion_, entries);
  return entries.finish(format, std::move(failure));
}

}  // namespace

FileOutcome read_file(const std::string& path, const ReadOptions& options, ArticleSink& sink) {
  return FileReader(path, options).run(sink);
}

}  // namespace newsdex
