// The oracle of updates: after any sequence of edits to a folder, an index brought up to date step
// by step holds what one built afresh holds, and is sound.
#include <gtest/gtest.h>

#include <algorithm>
#include <newsdex/indexer.hpp>
#include <random>

#include "indexer/json.hpp"
#include "tests/indexer/news_folder.hpp"

namespace newsdex {
namespace {

using test::NewsFolder;
namespace fs = std::filesystem;

// Makes one random edit below news/ at a time, from a fixed seed.
class Editor {
 public:
  Editor(const NewsFolder& folder, unsigned seed) : folder_(folder), random_(seed) {}

  void edit() {
    const std::string file = any_file();
    switch (pick(7)) {
      case 0:
        return folder_.remove(file);
      case 1:
        return touch(file);
      case 2:
        return rename(file, "news/" + std::to_string(pick(3)) + file.substr(file.rfind('/')));
      case 3:
        return folder_.remove(file.substr(0, file.rfind('/')));  // its whole folder
      default:
        folder_.write(file, file.ends_with(".jsonl") ? records() : text());
    }
  }

 private:
  unsigned pick(unsigned below) {
    return std::uniform_int_distribution<unsigned>(0, below - 1)(random_);
  }

  // Few names, so that edits meet.
  std::string any_file() {
    const char* const ends[] = {"a.txt", "b.txt", "c.jsonl", "d.jsonl"};
    return "news/" + std::to_string(pick(3)) + "/" + ends[pick(4)];
  }

  std::string text() {
    const char* const words[] = {"oil",   "wheat",    "rose",  "fell",
                                 "Minsk", "“quoted”", "naïve", "U.S."};
    std::string text;
    for (unsigned n = pick(40) + 1; n > 0; --n)
      text += std::string(words[pick(8)]) + (pick(9) == 0 ? ". " : " ");
    return text;
  }

  // Records of few ids, some of them repeated, some broken, but never all: a file that fails as a
  // whole keeps its former articles, which a fresh index does not have.
  std::string records() {
    std::string lines = test::line("0", text());
    for (unsigned n = pick(8); n > 0; --n) {
      lines += pick(12) == 0 ? "{\"id\": broken\n" : test::line(std::to_string(pick(6)), text());
    }
    return lines;
  }

  void touch(const std::string& file) {
    if (!fs::exists(folder_.path(file))) return;
    const auto time = fs::last_write_time(folder_.path(file));
    fs::last_write_time(folder_.path(file), time + std::chrono::seconds(pick(100)));
  }

  void rename(const std::string& from, const std::string& to) {
    if (!fs::exists(folder_.path(from))) return;
    fs::create_directories(folder_.path(to).parent_path());
    fs::rename(folder_.path(from), folder_.path(to));
  }

  const NewsFolder& folder_;
  std::mt19937 random_;
};

std::vector<std::string> sorted_articles(const fs::path& index) {
  std::vector<std::string> articles;
  for (const Article& article : test::articles_of(index)) articles.push_back(article_json(article));
  std::ranges::sort(articles);
  return articles;
}

// Every term with how often it occurs: what searching sees of an index.
std::map<std::string, std::pair<Xapian::doccount, Xapian::termcount>> terms_of(
    const fs::path& index) {
  const Xapian::Database database(index.string());
  std::map<std::string, std::pair<Xapian::doccount, Xapian::termcount>> terms;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    terms[*term] = {term.get_termfreq(), database.get_collection_freq(*term)};
  }
  return terms;
}

void expect_same_status(const Status& updated, const Status& fresh) {
  EXPECT_EQ(updated.articles, fresh.articles);
  EXPECT_EQ(updated.passages, fresh.passages);
  EXPECT_EQ(updated.text_bytes, fresh.text_bytes);
  EXPECT_EQ(updated.files_indexed, fresh.files_indexed);
  EXPECT_EQ(updated.files_failed, fresh.files_failed);
  EXPECT_EQ(updated.languages, fresh.languages);
  EXPECT_EQ(updated.sources.front().articles, fresh.sources.front().articles);
}

// Changes by Xapian's writer and rebuilds by the loader take turns.
BulkUse way_of(unsigned seed, int step) {
  const bool rebuild = ((seed >> (step % 3)) & 1U) != 0;
  return rebuild ? BulkUse::kAlways : BulkUse::kWhereFaster;
}

class UpdateOracle : public testing::TestWithParam<unsigned> {};

TEST_P(UpdateOracle, UpdatedIndexEqualsAFreshOne) {
  const NewsFolder folder;
  Editor editor(folder, GetParam());
  for (int step = 0; step < 12; ++step) {
    fs::create_directories(folder.news());
    for (int edits = 0; edits < 4; ++edits) editor.edit();
    fs::create_directories(folder.news());
    (void)folder.update({folder.news()}, way_of(GetParam(), step));

    UpdateOptions fresh;
    fresh.index = folder.path("fresh" + std::to_string(step));
    fresh.sources = {folder.news()};
    (void)newsdex::update(fresh);
    EXPECT_EQ(sorted_articles(folder.index()), sorted_articles(fresh.index)) << "step " << step;
    EXPECT_EQ(terms_of(folder.index()), terms_of(fresh.index)) << "step " << step;
    expect_same_status(index_status(folder.index()), index_status(fresh.index));
    EXPECT_FALSE(folder.update().changed) << "step " << step;
  }
  EXPECT_TRUE(test::is_sound(folder.index()));
}

INSTANTIATE_TEST_SUITE_P(Seeds, UpdateOracle, testing::Range(1U, 9U));

}  // namespace
}  // namespace newsdex
