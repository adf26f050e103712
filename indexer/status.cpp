// What is in an index, and reading its articles back.
#include <fmt/format.h>
#include <xapian.h>

#include <newsdex/indexer.hpp>
#include <utility>

#include "common/language.hpp"
#include "common/schema.hpp"
#include "common/short_lines.hpp"
#include "common/stored_record.hpp"
#include "common/stub.hpp"
#include "common/xapian_error.hpp"
#include "indexer/boilerplate.hpp"
#include "indexer/index_folder.hpp"
#include "indexer/manifest.hpp"
#include "indexer/state.hpp"

namespace newsdex {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kShownBoilerplate = 3;

struct OpenGeneration {
  unsigned number = 0;
  Xapian::Database database;
};

// The database together with its number: a writer may publish another in between.
OpenGeneration open_generation(const fs::path& index) {
  while (true) {
    const auto before = current_generation(index);
    try {
      Xapian::Database database = open_index(index);
      if (before == current_generation(index)) return {before.value_or(0), std::move(database)};
    } catch (const Error&) {
      if (before == current_generation(index)) throw;
    }
  }
}

std::map<std::string, std::uint64_t> count_languages(const Xapian::Database& database) {
  std::map<std::string, std::uint64_t> languages;
  const std::string prefix(schema::kLanguage);
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    const std::string value = (*term).substr(prefix.size());
    const std::string tag = language_tag(value);  // the term is folded: "pt-br"
    languages[tag.empty() ? value : tag] += term.get_termfreq();
  }
  return languages;
}

// The bounds that Xapian keeps of a slot do not shrink when documents go; the values do.
void find_dates(const Xapian::Database& database, Status& status) {
  Xapian::docid first = 0;
  Xapian::docid last = 0;
  std::string least;
  std::string greatest;
  const auto end = database.valuestream_end(schema::kPublishedSlot);
  for (auto value = database.valuestream_begin(schema::kPublishedSlot); value != end; ++value) {
    if (first == 0 || *value < least) {
      least = *value;
      first = value.get_docid();
    }
    if (last == 0 || *value > greatest) {
      greatest = *value;
      last = value.get_docid();
    }
  }
  if (first == 0) return;
  const auto date_of = [&](Xapian::docid docid) {
    return stored_fields(database, docid).article.date;
  };
  status.first_date = date_of(first);
  status.last_date = date_of(last);
}

void count_files(const Xapian::Database& database, const Sources& sources, Status& status) {
  std::map<std::string, std::uint64_t, std::less<>> articles;
  for (const auto& [path, row] : read_manifest(database)) {
    articles[row.source] += row.articles;
    if (row.fate == Fate::kRead) ++status.files_indexed;
    if (row.fate == Fate::kSkipped) ++status.files_skipped;
    if (!is_failure(row)) continue;
    ++status.files_failed;
    status.failed.push_back({path, "", 0, row.reason});
  }
  for (const Source& source : sources.all()) {
    status.sources.push_back({source.path, source.name, articles[source.name]});
  }
}

Status status_of(const fs::path& index) {
  const OpenGeneration open = open_generation(index);
  const IndexState state = read_state(open.database);
  Status status;
  status.articles = open.database.get_doccount();
  status.passages = state.totals.passages;
  status.text_bytes = state.totals.text_bytes;
  status.index_bytes = folder_bytes(index / generation_name(open.number));
  status.languages = count_languages(open.database);
  find_dates(open.database, status);
  count_files(open.database, state.sources, status);
  status.writer = open.database.get_metadata(std::string(schema::kWriterKey));
  Boilerplate boilerplate;
  boilerplate.add(open.database.get_metadata(std::string(schema::kBoilerplateKey)));
  status.boilerplate_lines = boilerplate.rows().size();
  status.boilerplate = show_boilerplate(open.database, kShownBoilerplate);
  status.generation = open.number;
  status.revision = open.database.get_revision();
  status.format = require_known_format(open.database, index.string());
  return status;
}

// Gives the articles of one generation, in order. Of one that was replaced the files stay readable
// while they are open; only a writer that changes it where it is takes a reader's state away.
class Dump {
 public:
  Dump(const fs::path& index, const std::function<bool(const Article&)>& each)
      : index_(index), each_(each), open_(open_generation(index)) {}

  void run() {
    while (true) {
      const Xapian::docid before = last_;
      try {
        return give_rest();
      } catch (const Xapian::DatabaseModifiedError&) {
        if (last_ == before) throw;  // a fresh look gave nothing: this would not end
        reopen();
      }
    }
  }

 private:
  void give_rest() {
    auto id = open_.database.postlist_begin("");
    for (id.skip_to(last_ + 1); id != open_.database.postlist_end(""); ++id) {
      const Article article = stored_record(open_.database, *id).article;
      last_ = *id;
      if (!each_(article)) return;
    }
  }

  // Another generation may number its articles anew: `last_` says nothing there.
  void reopen() {
    OpenGeneration now = open_generation(index_);
    if (now.number != open_.number) {
      throw Error(ErrorKind::kBusy,
                  fmt::format("{}: the index was written anew while its articles were read; they "
                              "are not all that it holds, so read them again",
                              index_.string()));
    }
    open_ = std::move(now);
  }

  const fs::path& index_;
  const std::function<bool(const Article&)>& each_;
  OpenGeneration open_;
  Xapian::docid last_ = 0;
};

}  // namespace

Status index_status(const fs::path& index) {
  constexpr int kAttempts = 5;
  return guarding_xapian(index.string(), [&] {
    for (int attempt = 1;; ++attempt) {
      try {
        return status_of(index);
      } catch (const Xapian::DatabaseModifiedError&) {
        if (attempt == kAttempts) throw;  // writers moved on under each of them
      }
    }
  });
}

void dump(const fs::path& index, const std::function<bool(const Article&)>& each) {
  guarding_xapian(index.string(), [&] { Dump(index, each).run(); });
}

}  // namespace newsdex
