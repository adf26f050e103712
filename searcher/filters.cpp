#include "searcher/filters.hpp"

#include <limits>

#include "common/language.hpp"
#include "common/paths.hpp"
#include "common/schema.hpp"
#include "searcher/folder_source.hpp"
#include "searcher/term_walk.hpp"

namespace newsdex {
namespace {

std::string encode(double seconds) { return Xapian::sortable_serialise(seconds); }

}  // namespace

Filter language_filter(const std::vector<std::string>& languages, const Xapian::Database& database,
                       const GlassTables& tables) {
  Filter filter;
  for (const std::string& declared : languages) {
    const std::string tag = language_tag(declared);
    const std::string term = schema::value_term(schema::kLanguage, tag.empty() ? declared : tag);
    filter.terms.push_back(term);
    for (TermWalk regional(database, tables, term + "-"); !regional.at_end(); regional.next()) {
      filter.terms.push_back(regional.term());
    }
  }
  return filter;
}

Filter source_filter(const std::vector<std::string>& sources) {
  Filter filter;
  for (const std::string& source : sources) {
    filter.terms.push_back(schema::value_term(schema::kSource, source));
  }
  return filter;
}

// The undated have no value, which comes before all.
Filter date_filter(std::optional<std::int64_t> since, std::optional<std::int64_t> until) {
  if (since && until && *since >= *until) return {};
  constexpr std::int64_t kFirstSecond = -62135596800;  // year 1
  constexpr double kEnd = std::numeric_limits<double>::infinity();
  return {.dates = Filter::Dates{encode(static_cast<double>(since.value_or(kFirstSecond))),
                                 encode(until ? static_cast<double>(*until - 1) : kEnd)}};
}

std::optional<Filter> filter_of(const Query& query, const Xapian::Database& database,
                                const GlassTables& tables) {
  switch (query.field) {
    case Field::kSource:
      return source_filter({query.value});
    case Field::kTopic:
      return Filter{.terms = {schema::value_term(schema::kTopic, query.value)}};
    case Field::kLanguage:
      return language_filter({query.value}, database, tables);
    case Field::kUrl:
      return Filter{.terms = {schema::value_term(schema::kUrl, query.value)}};
    case Field::kId:
      return Filter{.terms = {schema::key_term(schema::kId, query.value)}};
    case Field::kDate:
      return date_filter(query.since, query.until);
    case Field::kPath:
      return std::nullopt;
    case Field::kAny:
    case Field::kTitle:
    case Field::kByline:
      break;  // these score, and are no filters
  }
  return Filter{};
}

Xapian::Query query_of(const Filter& filter) {
  std::vector<Xapian::Query> any(filter.terms.begin(), filter.terms.end());
  if (filter.dates) {
    any.emplace_back(Xapian::Query::OP_VALUE_RANGE, schema::kPublishedSlot, filter.dates->first,
                     filter.dates->last);
  }
  return Xapian::Query(Xapian::Query::OP_OR, any.begin(), any.end());
}

// A file, or a folder with all below it; a relative path is seen from the current folder.
Xapian::Query path_filter(const Query& query, const GlassTables& tables, Deadline& deadline) {
  auto* source = new FolderSource(absolute_path(query.value), tables, deadline);
  return Xapian::Query(source->release());
}

}  // namespace newsdex
