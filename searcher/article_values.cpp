#include "searcher/article_values.hpp"

#include <algorithm>
#include <iterator>

#include "common/schema.hpp"

namespace newsdex {

ArticleValues::ArticleValues(const Xapian::Database& database, const GlassTables& tables,
                             Xapian::valueno slot)
    : database_(database), slot_(slot) {
  for (const DatabaseTables& of_one : tables.of(database)) {
    lists_.push_back(slot == schema::kLinesSlot ? of_one.lines : of_one.passage_lengths);
  }
}

void ArticleValues::read_ahead(std::span<const Xapian::docid> articles) {
  if (!lists_.empty()) return;
  ahead_.clear();
  bytes_ahead_.clear();
  Xapian::ValueIterator at = database_.valuestream_begin(slot_);
  const Xapian::ValueIterator end = database_.valuestream_end(slot_);
  for (const Xapian::docid article : articles) {
    if (at != end) at.skip_to(article);
    if (at != end && at.get_docid() == article) bytes_ahead_ += *at;
    ahead_.push_back({article, bytes_ahead_.size()});
  }
}

std::string_view ArticleValues::of(Xapian::docid article) {
  if (!lists_.empty()) {
    const JoinedDocument at(article, lists_.size());
    return lists_[at.database]->of(at.document);
  }
  if (const auto value = read_before(article)) return *value;
  value_ = database_.get_document(article).get_value(slot_);
  return value_;
}

std::optional<std::string_view> ArticleValues::read_before(Xapian::docid article) const {
  const auto found = std::ranges::lower_bound(ahead_, article, {}, &Ahead::article);
  if (found == ahead_.end() || found->article != article) return std::nullopt;
  const std::size_t begin = found == ahead_.begin() ? 0 : std::prev(found)->end;
  return std::string_view(bytes_ahead_).substr(begin, found->end - begin);
}

}  // namespace newsdex
