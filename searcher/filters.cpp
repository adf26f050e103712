// The filters of searcher/compile.hpp: terms and value ranges that restrict without scoring.
#include <optional>

#include "common/language.hpp"
#include "common/paths.hpp"
#include "common/schema.hpp"
#include "searcher/compile.hpp"
#include "searcher/folder_source.hpp"

namespace newsdex {
namespace {

Xapian::Query any_filter(const std::vector<Xapian::Query>& alternatives) {
  return Xapian::Query(Xapian::Query::OP_OR, alternatives.begin(), alternatives.end());
}

// A file, or a folder with all below it; a relative path is seen from the current folder.
Xapian::Query path_filter(const std::string& value, const GlassTables& tables, Deadline& deadline) {
  auto* source = new FolderSource(absolute_path(value), tables, deadline);
  return Xapian::Query(source->release());
}

}  // namespace

Xapian::Query language_filter(const std::vector<std::string>& languages) {
  std::vector<Xapian::Query> alternatives;
  for (const std::string& declared : languages) {
    const std::string tag = language_tag(declared);
    const std::string term = schema::value_term(schema::kLanguage, tag.empty() ? declared : tag);
    alternatives.emplace_back(term);
    alternatives.emplace_back(Xapian::Query::OP_WILDCARD, term + "-");
  }
  return any_filter(alternatives);
}

Xapian::Query source_filter(const std::vector<std::string>& sources) {
  std::vector<Xapian::Query> alternatives;
  for (const std::string& source : sources) {
    alternatives.emplace_back(schema::value_term(schema::kSource, source));
  }
  return any_filter(alternatives);
}

Xapian::Query date_filter(std::optional<std::int64_t> since, std::optional<std::int64_t> until) {
  const auto encode = [](std::int64_t seconds) {
    return Xapian::sortable_serialise(static_cast<double>(seconds));
  };
  if (since && until) {
    if (*since >= *until) return Xapian::Query::MatchNothing;
    return Xapian::Query(Xapian::Query::OP_VALUE_RANGE, schema::kPublishedSlot, encode(*since),
                         encode(*until - 1));
  }
  if (since) {
    return Xapian::Query(Xapian::Query::OP_VALUE_GE, schema::kPublishedSlot, encode(*since));
  }
  // A range, for OP_VALUE_LE would let the undated pass.
  constexpr std::int64_t kFirstSecond = -62135596800;  // year 1
  if (until) return date_filter(kFirstSecond, until);
  return Xapian::Query::MatchAll;
}

Xapian::Query field_filter(const Query& filter, const GlassTables& tables, Deadline& deadline) {
  switch (filter.field) {
    case Field::kSource:
      return source_filter({filter.value});
    case Field::kTopic:
      return Xapian::Query(schema::value_term(schema::kTopic, filter.value));
    case Field::kLanguage:
      return language_filter({filter.value});
    case Field::kUrl:
      return Xapian::Query(schema::value_term(schema::kUrl, filter.value));
    case Field::kId:
      return Xapian::Query(schema::key_term(schema::kId, filter.value));
    case Field::kPath:
      return path_filter(filter.value, tables, deadline);
    case Field::kDate:
      return date_filter(filter.since, filter.until);
    case Field::kAny:
    case Field::kTitle:
    case Field::kByline:
      break;  // these score, and are no filters
  }
  return Xapian::Query::MatchNothing;
}

}  // namespace newsdex
