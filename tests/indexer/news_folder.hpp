// A folder of news and an index of it, for tests of updates: short ways to change the one and to
// look into the other.
#pragma once

#include <unistd.h>
#include <xapian.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <newsdex/indexer.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "common/schema.hpp"
#include "common/stub.hpp"
#include "tests/support/paths.hpp"

namespace newsdex::test {

namespace fs = std::filesystem;

// One JSON line; the text holds no quotes.
inline std::string line(const std::string& id, const std::string& text) {
  return "{\"id\":\"" + id + "\",\"title\":\"Title of " + id + "\",\"text\":\"" + text + "\"}\n";
}

class NewsFolder {
 public:
  [[nodiscard]] fs::path root() const { return folder_.path(); }
  [[nodiscard]] fs::path news() const { return folder_.path() / "news"; }
  [[nodiscard]] fs::path index() const { return folder_.path() / "index"; }
  [[nodiscard]] fs::path path(const std::string& relative) const {
    return folder_.path() / relative;
  }

  // `relative` is below the folder that holds news/ and index/.
  fs::path write(const std::string& relative, const std::string& content) const {
    return folder_.write(relative, content);
  }
  void remove(const std::string& relative) const { fs::remove_all(path(relative)); }

  [[nodiscard]] UpdateReport update(std::vector<fs::path> sources = {},
                                    BulkUse bulk = BulkUse::kWhereFaster) const {
    UpdateOptions options;
    options.index = index();
    options.sources = std::move(sources);
    options.bulk = bulk;
    return newsdex::update(options);
  }

 private:
  TemporaryFolder folder_;
};

// While it lives, root is a user like any other and owns the folder: without that, no permission
// could be refused to it. Changes nothing for others.
class Unprivileged {
 public:
  explicit Unprivileged(const fs::path& folder) {
    if (geteuid() != 0) return;
    const auto give = [](const fs::path& path) {
      if (lchown(path.c_str(), kNobody, kNobody) != 0) throw std::runtime_error("chown refused");
    };
    give(folder);
    for (const auto& entry : fs::recursive_directory_iterator(folder)) give(entry.path());
    if (seteuid(kNobody) != 0) throw std::runtime_error("seteuid refused");
    changed_ = true;
  }
  ~Unprivileged() {
    if (changed_ && seteuid(0) != 0) std::abort();
  }
  Unprivileged(const Unprivileged&) = delete;
  Unprivileged& operator=(const Unprivileged&) = delete;

 private:
  static constexpr uid_t kNobody = 65534;
  bool changed_ = false;
};

// Five articles in three files.
inline void write_first_news(const NewsFolder& folder) {
  folder.write("news/a.txt", "Oil prices rose on Monday.\n");
  folder.write("news/b.txt", "Wheat fell.\n");
  folder.write("news/wire.jsonl", line("1", "one") + line("2", "two") + line("3", "three"));
}

// What an update did, as one comparable line.
inline std::string deeds(const UpdateReport& report) {
  return "+" + std::to_string(report.articles_added) + " ~" +
         std::to_string(report.articles_changed) + " -" + std::to_string(report.articles_removed) +
         " failures " + std::to_string(report.failures.size());
}

// All articles, in order of the index.
inline std::vector<Article> articles_of(const fs::path& index) {
  std::vector<Article> articles;
  dump(index, [&](const Article& article) {
    articles.push_back(article);
    return true;
  });
  return articles;
}

// The texts by id.
inline std::map<std::string, std::string> texts_of(const fs::path& index) {
  std::map<std::string, std::string> texts;
  for (const Article& article : articles_of(index)) texts[article.id] = article.text;
  return texts;
}

inline std::vector<std::string> ids_of(const fs::path& index) {
  std::vector<std::string> ids;
  for (const auto& [id, text] : texts_of(index)) ids.push_back(id);
  return ids;
}

// A file of so many records that all hold `word`, and words of a vocabulary of 500.
inline void write_wire(const NewsFolder& folder, const std::string& word, int records) {
  std::string lines;
  for (int i = 0; i < records; ++i) {
    std::string text = word;
    for (int k = 0; k < 60; ++k) text += " word" + std::to_string((i * 7 + k) % 500);
    lines += line(std::to_string(i), text);
  }
  folder.write("news/wire.jsonl", lines);
}

// Makes the index one of an analyzer of long ago.
inline void age_analyzer(const fs::path& index) {
  Xapian::WritableDatabase database(
      (index / generation_name(index_status(index).generation)).string(), Xapian::DB_OPEN);
  database.set_metadata(std::string(schema::kAnalyzerKey), "0");
  database.commit();
}

// The docid of an article; 0 where there is none.
inline Xapian::docid docid_of(const fs::path& index, const std::string& id) {
  const Xapian::Database database(index.string());
  const auto postings = database.postlist_begin("Q" + id);
  return postings == database.postlist_end("Q" + id) ? 0 : *postings;
}

inline bool is_sound(const fs::path& index) { return check(index).sound; }

}  // namespace newsdex::test
