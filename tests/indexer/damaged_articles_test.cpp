// What is stored of an article is damaged: whoever reads it says which index, which document and
// what to do, and the check, to which they refer, finds it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <functional>
#include <newsdex/indexer.hpp>
#include <string>

#include "common/record.hpp"
#include "common/schema.hpp"
#include "common/stub.hpp"
#include "tests/indexer/news_folder.hpp"

namespace newsdex {
namespace {

using test::NewsFolder;
using testing::AllOf;
using testing::HasSubstr;

// Makes an index of two dated articles, of which the second has this stored.
void index_with_stored(const NewsFolder& folder, const std::function<std::string(Article)>& made) {
  folder.write("news/all.jsonl",
               "{\"id\":\"a\",\"date\":\"2020-01-01\",\"text\":\"Oil prices fell.\"}\n"
               "{\"id\":\"b\",\"date\":\"2021-01-01\",\"text\":\"Wheat rose.\"}\n");
  (void)folder.update({folder.news()});
  const auto generation = generation_name(current_generation(folder.index()).value());
  Xapian::WritableDatabase database((folder.index() / generation).string(), Xapian::DB_OPEN);
  Xapian::Document document = database.get_document(2);
  document.set_data(made(decode_record(document.get_data()).article));
  database.replace_document(2, document);
  database.commit();
}

std::string without_fields(const Article&) { return "neither a field nor a text"; }
std::string without_text(const Article& article) {
  const std::string whole = encode_record(article, {{0, article.text.size()}});
  return whole.substr(0, whole.find("\n\n") + 2);
}
std::string without_passages(const Article& article) { return encode_record(article, {}); }

std::string said_by(const std::function<void()>& reading) {
  try {
    reading();
  } catch (const Error& error) {
    return (error.kind() == ErrorKind::kCorrupt ? "corrupt: " : "another kind: ") +
           std::string(error.what());
  }
  return "nothing";
}

void expect_said(const NewsFolder& folder, const char* who, const std::function<void()>& reading) {
  SCOPED_TRACE(who);
  EXPECT_THAT(said_by(reading),
              AllOf(HasSubstr("corrupt: "), HasSubstr(folder.index().string()),
                    HasSubstr("document 2"), HasSubstr("indexing afresh into a new folder")));
}

TEST(DamagedArticles, AreNamedByAllThatReadThem) {
  const NewsFolder folder;
  index_with_stored(folder, without_fields);
  expect_said(folder, "dump", [&] { dump(folder.index(), [](const Article&) { return true; }); });
  expect_said(folder, "status", [&] { (void)index_status(folder.index()); });
  expect_said(folder, "why", [&] { (void)why(folder.index(), folder.path("news/all.jsonl")); });
  folder.write("news/c.txt", "Rain is expected.\n");
  expect_said(folder, "update", [&] { (void)folder.update({}, BulkUse::kAlways); });
}

// It called sound what nothing could be shown of.
TEST(DamagedArticles, CheckFindsThem) {
  for (const auto& damaged : {without_fields, without_text, without_passages}) {
    const NewsFolder folder;
    index_with_stored(folder, damaged);
    const CheckReport report = check(folder.index());
    EXPECT_FALSE(report.sound);
    EXPECT_THAT(report.details, HasSubstr("document 2: the stored article is damaged"));
  }
}

}  // namespace
}  // namespace newsdex
