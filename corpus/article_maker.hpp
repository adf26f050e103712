// From records to articles: what all formats have in common behind their parsers.
#pragma once

#include <cstdint>
#include <string>

#include "corpus/id_set.hpp"
#include "corpus/member.hpp"
#include "corpus/raw_record.hpp"
#include "corpus/reader.hpp"

namespace newsdex {

// Makes fields fit for an article (clean, laid out, dates and languages read), names the record,
// and tells the sink what was odd about it. Nothing that it is given goes unmentioned.
class ArticleMaker final : public RecordSink {
 public:
  // `path` is the file's; `many`: its format holds many records, so they have names of their own.
  // `member` is what is read in it, where that is a file of its own: an archive's entry. What is
  // known of it stands for what a record does not say.
  ArticleMaker(std::string path, bool many, const ReadOptions& options, ArticleSink& sink,
               Member member = {});

  void record(RawRecord&& record) override;
  void broken(std::uint64_t line, const std::string& id, const std::string& reason) override;
  void note(std::uint64_t line, const std::string& id, const std::string& reason) override;

  // Articles given so far.
  [[nodiscard]] std::uint64_t articles() const { return articles_; }
  // … of these, articles whose letters were repaired (mojibake.hpp).
  [[nodiscard]] std::uint64_t repaired() const { return repaired_; }
  // … articles with a date, or the time of one, that cannot be read.
  [[nodiscard]] std::uint64_t unread_dates() const { return unread_dates_; }

 private:
  void warn(const RawRecord& record, const std::string& name, std::string reason);
  std::string name_of(const RawRecord& record);
  // Nothing where there is none; clears `all_read` where one, or the time of it, cannot be read.
  std::optional<Date> read_date(const std::string& text, const RawRecord& record,
                                const std::string& name, bool& all_read);
  std::string language_of(const std::string& declared, std::string_view text);
  [[nodiscard]] std::string docno_of(const RawRecord& record) const;
  void fill(Article& article, RawRecord& record, const std::string& name);

  std::string path_;
  Member member_;
  std::string stem_;
  bool many_;
  ReadOptions options_;
  ArticleSink& sink_;
  IdSet names_;
  std::string declared_;  // what the last record declared, and
  std::string language_;  // what became of it
  std::uint64_t ordinal_ = 0;
  std::uint64_t articles_ = 0;
  std::uint64_t repaired_ = 0;
  std::uint64_t unread_dates_ = 0;
};

// A file's name without folders, compression and ending: "a/reut2-000.sgm.gz" → "reut2-000".
[[nodiscard]] std::string file_stem(const std::string& path);

}  // namespace newsdex
