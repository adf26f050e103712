#include "searcher/snapshot.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include <newsdex/error.hpp>

#include "common/glass_encoding.hpp"
#include "common/paths.hpp"
#include "common/schema.hpp"
#include "common/stemmer.hpp"
#include "common/stub.hpp"
#include "common/xapian_error.hpp"
#include "searcher/term_walk.hpp"

namespace newsdex {
namespace {

constexpr double kMainLanguageShare = 0.01;

SearchedIndex describe(const std::filesystem::path& path, unsigned generation,
                       const Xapian::Database& database) {
  return {.path = absolute_path(path),
          .generation = generation,
          .revision = database.get_revision(),
          .articles = database.get_doccount()};
}

// Each folder once, however often and by whatever path it is named.
std::vector<std::filesystem::path> each_once(const std::vector<std::filesystem::path>& folders) {
  std::vector<std::filesystem::path> once;
  for (const auto& folder : folders) {
    const bool is_known = std::ranges::any_of(once, [&](const auto& known) {
      std::error_code absent;  // opening it will say so
      return std::filesystem::equivalent(known, folder, absent);
    });
    if (!is_known) once.push_back(folder);
  }
  return once;
}

// What is read in place is known by its database's UUID, which a copy has too; and most articles
// would be found twice.
void refuse_copies(const std::vector<std::string>& uuids,
                   const std::vector<SearchedIndex>& indexes) {
  const auto original = std::ranges::find(uuids, uuids.back()) - uuids.begin();
  if (original + 1 == std::ssize(uuids)) return;
  const std::string& copy = indexes.back().path;
  throw Error(ErrorKind::kUsage,
              fmt::format("{}: a copy of {}, and these cannot be searched together; name one of "
                          "them, or build one anew: news-index update --bulk --index {}",
                          copy, indexes[static_cast<std::size_t>(original)].path, copy));
}

}  // namespace

Snapshot::Snapshot(const std::vector<std::filesystem::path>& indexes) {
  if (indexes.empty()) throw Error(ErrorKind::kUsage, "no index is named to be searched");
  despite_writers(indexes.front().string(), [&] { read(indexes); });
}

void Snapshot::read(const std::vector<std::filesystem::path>& indexes) {
  database_ = Xapian::Database();
  indexes_.clear();
  glass_tables_ = {};
  boilerplate_ = {};
  std::string default_language;
  std::vector<std::string> uuids;
  for (const auto& path : each_once(indexes)) {
    const unsigned generation = current_generation(path).value_or(0);
    const Xapian::Database one = open_index(path.string());
    indexes_.push_back(describe(path, generation, one));
    uuids.push_back(one.get_uuid());
    refuse_copies(uuids, indexes_);
    if (default_language.empty()) {
      default_language = one.get_metadata(std::string(schema::kDefaultLanguageKey));
    }
    glass_tables_.add(path / generation_name(generation), one);
    boilerplate_.add(one.get_metadata(std::string(schema::kBoilerplateKey)));
    database_.add_database(one);
  }
  read_languages(default_language);
  spellings_ = std::make_unique<SpellingFinder>(database_, glass_tables_);
  term_counts_ = std::make_unique<TermCounts>(database_, glass_tables_);
}

void Snapshot::read_languages(const std::string& default_language) {
  std::vector<std::pair<Xapian::doccount, std::string>> found;
  const std::string prefix(schema::kLanguage);
  for (TermWalk walk(database_, glass_tables_, prefix); !walk.at_end(); walk.next()) {
    found.emplace_back(walk.articles(), walk.term().substr(prefix.size()));
  }
  std::ranges::sort(found, [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  languages_.clear();
  main_languages_.clear();
  if (!default_language.empty()) {
    languages_.push_back(default_language);
    main_languages_.push_back(default_language);
  }
  const double enough = kMainLanguageShare * database_.get_doccount();
  for (const auto& [articles, language] : found) {
    if (language == default_language) continue;
    languages_.push_back(language);
    if (articles >= enough) main_languages_.push_back(language);
  }
  stemmings_ = stemmed_apart(languages_);
  main_stemmings_ = stemmed_apart(main_languages_);
}

bool Snapshot::is_stale() {
  const auto is_unchanged = [](const WatchedFile& file) { return file.is_unchanged(); };
  if (!watched_.empty() && std::ranges::all_of(watched_, is_unchanged)) return false;
  std::vector<WatchedFile> watched = watch();
  const bool replaced = std::ranges::any_of(indexes_, [](const SearchedIndex& index) {
    return current_generation(index.path).value_or(0) != index.generation;
  });
  if (replaced || database_.reopen()) return true;
  watched_ = std::move(watched);
  return false;
}

std::vector<WatchedFile> Snapshot::watch() const {
  std::vector<WatchedFile> files;
  for (const SearchedIndex& index : indexes_) {
    const std::filesystem::path folder = index.path;
    files.emplace_back(folder / kStubName);
    files.emplace_back(folder / generation_name(index.generation) / glass::kVersionFile);
  }
  return files;
}

}  // namespace newsdex
