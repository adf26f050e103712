// Sources: their names, their ids, and how they are kept.
#include "indexer/sources.hpp"

#include <gtest/gtest.h>

#include <newsdex/error.hpp>

#include "common/fold.hpp"
#include "common/paths.hpp"

namespace newsdex {
namespace {

TEST(Sources, AreNamedForTheirLastPart) {
  Sources sources;
  EXPECT_EQ(sources.add("/a/news").name, "news");
  EXPECT_EQ(sources.add("/b/news").name, "news~2");
  EXPECT_EQ(sources.add("/c/news~2").name, "news~2~2");  // taken: a folder may be called like that
  EXPECT_EQ(sources.add("/d/news").name, "news~3");
  EXPECT_EQ(sources.add("/").name, "root");
  EXPECT_EQ(sources.add("/e/wire.jsonl").name, "wire.jsonl");
}

TEST(Sources, NameOfARemovedOneIsFreeAgain) {
  Sources sources;
  sources.add("/a/news");
  sources.add("/b/news");
  sources.remove("/a/news");
  EXPECT_EQ(sources.at_path("/a/news"), nullptr);
  EXPECT_EQ(sources.add("/c/news").name, "news");
  EXPECT_EQ(sources.at_path("/b/news")->name, "news~2");
}

TEST(Sources, RoundTripAsJsonAlsoWithoutUtf8) {
  Sources sources;
  for (const char* path : {"/a/news", "/b/news", "/c/\xff\xfe\xe4", "/d/a\"b\\c", "/e/日本"}) {
    sources.add(path);
  }
  const std::string json = sources.to_json();
  EXPECT_TRUE(is_utf8(json));
  EXPECT_EQ(Sources(json), sources);
  EXPECT_EQ(Sources(""), Sources());
}

TEST(Sources, DamagedListIsSaid) {
  for (const char* json : {"{", "[{}]", "[{\"path\":1,\"name\":\"a\"}]", "[1]"}) {
    try {
      const Sources sources(json);
      ADD_FAILURE() << json;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kCorrupt) << json;
    }
  }
}

TEST(FileId, IsThePathBelowTheSourcesParent) {
  struct Row {
    Source source;
    const char* path;
    const char* id;
  };
  for (const Row& row : {
           Row{{"/a/news", "news"}, "/a/news/2022/x.txt", "news/2022/x.txt"},
           Row{{"/b/news", "news~2"}, "/b/news/x.txt", "news~2/x.txt"},
           Row{{"/a/wire.jsonl", "wire.jsonl"}, "/a/wire.jsonl", "wire.jsonl"},
           Row{{"/", "root"}, "/etc/motd", "root/etc/motd"},
           // An id is one line of valid UTF-8, whatever the file is called.
           Row{{"/a/n", "n"}, "/a/n/\xff.txt", "n/\xEF\xBF\xBD.txt"},
           Row{{"/a/n", "n"},
               "/a/n/a\nb",
               "n/a\xEF\xBF\xBD"
               "b"},
       }) {
    EXPECT_EQ(file_id(row.source, row.path), row.id);
  }
}

TEST(AbsolutePath, IsOneSpellingOfAPath) {
  const std::string here = std::filesystem::current_path().string();
  EXPECT_EQ(absolute_path("x"), here + "/x");
  EXPECT_EQ(absolute_path("./x//y/."), here + "/x/y");
  EXPECT_EQ(absolute_path("x/"), here + "/x");
  EXPECT_EQ(absolute_path("."), here);
  EXPECT_EQ(absolute_path("/"), "/");
  EXPECT_EQ(absolute_path("/no-such-folder/../other"), "/other");
}

TEST(IsAtOrUnder, KnowsNamesakes) {
  EXPECT_TRUE(is_at_or_under("/a/b", "/a/b"));
  EXPECT_TRUE(is_at_or_under("/a/b/c", "/a/b"));
  EXPECT_TRUE(is_at_or_under("/a", "/"));
  EXPECT_FALSE(is_at_or_under("/a/bc", "/a/b"));
  EXPECT_FALSE(is_at_or_under("/a", "/a/b"));
}

TEST(PutPath, GivesExactBytesBesideWhatIsShown) {
  // Every length of the last group of base64, and a path of plain UTF-8 without any.
  for (const std::string path : {"/\xff", "/a\xff", "/ab\xff", "/\xff\xfe\xfd\xfc", "/plain"}) {
    nlohmann::ordered_json object;
    put_path(object, path);
    EXPECT_EQ(take_path(object), path);
    EXPECT_EQ(object.contains("path_base64"), !is_utf8(path));
    EXPECT_TRUE(is_utf8(object.dump()));
  }
  nlohmann::ordered_json object;
  put_path(object, "/a\xff");
  EXPECT_EQ(object.dump(), "{\"path\":\"/a\xEF\xBF\xBD\",\"path_base64\":\"L2H/\"}");
}

}  // namespace
}  // namespace newsdex
