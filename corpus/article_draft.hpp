// What becomes of a record by itself: all of an article but what hangs on the records before it, so
// that many threads can do it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/member.hpp"
#include "corpus/raw_record.hpp"
#include "corpus/reader.hpp"

namespace newsdex {

struct ArticleDraft {
  struct Remark {
    IssueKind kind;
    std::string reason;
  };

  Article article;         // but for `id`, `docno` and `path`
  std::string id;          // the record's own; empty: it has none
  std::uint64_t line = 0;  // where the record begins; 0: not known
  // False: it has no words, and nothing else to know it by.
  bool is_article = true;
  bool repaired = false;     // its letters were (mojibake.hpp)
  bool unread_date = false;  // a date, or the time of one, cannot be read
  std::vector<Remark> remarks;
};

// A value of a record, cut to what a message has room for.
[[nodiscard]] std::string shown(std::string_view value);

// Makes fields fit for an article: clean, laid out, dates and languages read. One thread uses it;
// what it gives is the same whatever it was given before.
class ArticleDrafter {
 public:
  // What is known of `member` stands for what a record does not say. Both must outlive it.
  ArticleDrafter(const ReadOptions& options, const Member& member)
      : options_(options), member_(member) {}

  [[nodiscard]] ArticleDraft draft(RawRecord&& record);

 private:
  void fill(ArticleDraft& draft, RawRecord& record);
  std::string language_of(const std::string& declared, std::string_view text);

  const ReadOptions& options_;
  const Member& member_;
  std::string declared_;  // what the last record declared, and
  std::string language_;  // what became of it
};

}  // namespace newsdex
