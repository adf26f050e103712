#include "indexer/state.hpp"

#include <fmt/format.h>

#include <newsdex/error.hpp>
#include <nlohmann/json.hpp>

#include "common/schema.hpp"

namespace newsdex {

namespace {

constexpr const char* kOff = "off";

std::string metadata(const Xapian::Database& database, std::string_view key) {
  return database.get_metadata(std::string(key));
}

Totals read_totals(const std::string& json) {
  if (json.empty()) return {};
  try {
    const auto object = nlohmann::json::parse(json);
    return {object.at("articles"), object.at("passages"), object.at("text_bytes")};
  } catch (const nlohmann::json::exception& error) {
    throw Error(
        ErrorKind::kCorrupt,
        fmt::format("the index's totals cannot be read ({}); index afresh into a new folder",
                    error.what()));
  }
}

std::string to_json(const Totals& totals) {
  const nlohmann::ordered_json object = {{"articles", totals.articles},
                                         {"passages", totals.passages},
                                         {"text_bytes", totals.text_bytes}};
  return object.dump();
}

}  // namespace

IndexState read_state(const Xapian::Database& database) {
  IndexState state;
  state.sources = Sources(metadata(database, schema::kSourcesKey));
  state.analyzer = metadata(database, schema::kAnalyzerKey);
  state.totals = read_totals(metadata(database, schema::kTotalsKey));
  const std::string language = metadata(database, schema::kDefaultLanguageKey);
  if (!language.empty()) state.default_language = language;
  state.detects_language = metadata(database, schema::kLanguageDetectionKey) != kOff;
  return state;
}

void write_state(const IndexState& state, const SetMetadata& set_metadata) {
  const auto set = [&](std::string_view key, const std::string& value) {
    set_metadata(std::string(key), value);
  };
  set(schema::kFormatKey, std::to_string(schema::kFormat));
  set(schema::kAnalyzerKey, state.analyzer);
  set(schema::kStemmerKey, fmt::format("snowball of xapian {}", Xapian::version_string()));
  set(schema::kXapianKey, Xapian::version_string());
  set(schema::kSourcesKey, state.sources.to_json());
  set(schema::kDefaultLanguageKey, state.default_language);
  set(schema::kLanguageDetectionKey, state.detects_language ? "on" : kOff);
  set(schema::kTotalsKey, to_json(state.totals));
}

}  // namespace newsdex
