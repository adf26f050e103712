#include "corpus/article_maker.hpp"

#include <fmt/format.h>

#include <utility>

#include "common/utf8.hpp"
#include "corpus/clean_text.hpp"
#include "corpus/compression.hpp"

namespace newsdex {

ArticleMaker::ArticleMaker(std::string path, bool many, const ReadOptions& options,
                           ArticleSink& sink, Member member)
    : path_(std::move(path)),
      member_(std::move(member)),
      stem_(file_stem(member_.name.empty() ? path_ : member_.name)),
      many_(many),
      options_(options),
      sink_(sink),
      drafter_(options_, member_) {}

void ArticleMaker::broken(std::uint64_t line, const std::string& id, const std::string& reason) {
  ++ordinal_;
  std::string name = id;
  if (name.empty() && many_) name = fmt::format("#{}", ordinal_);
  sink_.issue({IssueKind::kFailed, name, line, reason});
}

void ArticleMaker::note(std::uint64_t line, const std::string& id, const std::string& reason) {
  sink_.issue({IssueKind::kWarning, one_line(id), line, reason});
}

// The record's own id or its ordinal, made unique in the file; empty in a file of one.
std::string ArticleMaker::name_of(const ArticleDraft& draft) {
  if (!many_) return {};
  std::string name = draft.id.empty() ? std::to_string(ordinal_) : draft.id;
  std::string unique = names_.insert_renamed(name);
  if (unique == name) return name;
  sink_.issue(
      {IssueKind::kWarning, unique, draft.line,
       fmt::format("its id {} is another record's too: called {}", shown(name), shown(unique))});
  return unique;
}

std::string ArticleMaker::docno_of(const ArticleDraft& draft) const {
  if (!draft.id.empty()) return draft.id;
  if (many_) return fmt::format("{}#{}", stem_, ordinal_);
  return member_.docno.empty() ? stem_ : member_.docno;
}

void ArticleMaker::record(RawRecord&& record) { take(drafter_.draft(std::move(record))); }

void ArticleMaker::take(ArticleDraft&& draft) {
  ++ordinal_;
  if (!draft.is_article) {
    const std::string name = many_ ? fmt::format("#{}", ordinal_) : std::string();
    return sink_.issue({IssueKind::kWarning, name, draft.line,
                        "no words, and nothing else to know it by: not an article"});
  }
  const std::string name = name_of(draft);
  for (ArticleDraft::Remark& remark : draft.remarks) {
    sink_.issue({remark.kind, name, draft.line, std::move(remark.reason)});
  }
  if (draft.repaired) ++repaired_;
  if (draft.unread_date) ++unread_dates_;
  ++articles_;
  draft.article.path = path_;
  draft.article.docno = docno_of(draft);
  sink_.article(std::move(draft.article), name);
}

std::string file_stem(const std::string& path) {
  const std::string whole = without_compression(path.substr(path.rfind('/') + 1));
  std::string_view name = whole;
  const auto dot = name.rfind('.');
  if (dot != std::string_view::npos && dot > 0) name = name.substr(0, dot);
  return to_utf8(one_line(name));
}

}  // namespace newsdex
