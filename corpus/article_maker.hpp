// From records to articles: what all formats have in common behind their parsers.
#pragma once

#include <cstdint>
#include <string>

#include "corpus/article_draft.hpp"
#include "corpus/id_set.hpp"
#include "corpus/member.hpp"
#include "corpus/raw_record.hpp"
#include "corpus/reader.hpp"

namespace newsdex {

// Makes drafts of records (article_draft.hpp), names these, and tells the sink what was odd about
// them. Nothing that it is given goes unmentioned.
class ArticleMaker final : public RecordSink {
 public:
  // `path` is the file's; `many`: its format holds many records, so they have names of their own.
  // `member` is what is read in it, where that is a file of its own: an archive's entry. What is
  // known of it stands for what a record does not say.
  ArticleMaker(std::string path, bool many, const ReadOptions& options, ArticleSink& sink,
               Member member = {});
  ArticleMaker(const ArticleMaker&) = delete;
  ArticleMaker& operator=(const ArticleMaker&) = delete;

  void record(RawRecord&& record) override;
  void broken(std::uint64_t line, const std::string& id, const std::string& reason) override;
  void note(std::uint64_t line, const std::string& id, const std::string& reason) override;
  // The next record, of which another drafter made a draft.
  void take(ArticleDraft&& draft);

  // To make drafts elsewhere with.
  [[nodiscard]] ArticleDrafter drafter() const { return {options_, member_}; }

  // Articles given so far.
  [[nodiscard]] std::uint64_t articles() const { return articles_; }
  // … of these, articles whose letters were repaired (mojibake.hpp).
  [[nodiscard]] std::uint64_t repaired() const { return repaired_; }
  // … articles with a date, or the time of one, that cannot be read.
  [[nodiscard]] std::uint64_t unread_dates() const { return unread_dates_; }

 private:
  std::string name_of(const ArticleDraft& draft);
  [[nodiscard]] std::string docno_of(const ArticleDraft& draft) const;

  std::string path_;
  Member member_;
  std::string stem_;
  bool many_;
  ReadOptions options_;
  ArticleSink& sink_;
  ArticleDrafter drafter_;
  IdSet names_;
  std::uint64_t ordinal_ = 0;
  std::uint64_t articles_ = 0;
  std::uint64_t repaired_ = 0;
  std::uint64_t unread_dates_ = 0;
};

// A file's name without folders, compression and ending: "a/reut2-000.sgm.gz" → "reut2-000".
[[nodiscard]] std::string file_stem(const std::string& path);

}  // namespace newsdex
