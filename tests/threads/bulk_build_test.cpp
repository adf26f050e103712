// The bulk loader's threads, for the thread sanitizer: many batches, runs set aside, the tables at
// last.
#include <gtest/gtest.h>
#include <xapian.h>

#include "indexer/bulk_loader.hpp"
#include "tests/support/paths.hpp"
#include "tests/support/test_index.hpp"

namespace newsdex {
namespace {

TEST(BulkBuild, ManyThreadsAndLittleMemory) {
  constexpr unsigned kArticles = 400;
  constexpr unsigned kSentences = 600;
  const test::TemporaryFolder folder;
  const auto path = folder.path() / "database";
  BulkLoader loader(path, {.threads = 4, .memory_bytes = 1 << 20});
  for (unsigned i = 0; i < kArticles; ++i) {
    std::string text;
    for (unsigned k = 0; k < kSentences; ++k) {
      text += "Barge " + std::to_string(i * k % 977) + " passed the lock at Ostra. ";
    }
    EXPECT_EQ(loader.add(test::article("a" + std::to_string(i), "Barges", text)), i + 1);
  }
  loader.finish();
  const Xapian::Database database(path.string());
  EXPECT_EQ(database.get_doccount(), kArticles);
  EXPECT_EQ(database.get_termfreq("Zostra"), kArticles);
  EXPECT_EQ(database.get_collection_freq("Zostra"), kArticles * kSentences);
}

}  // namespace
}  // namespace newsdex
