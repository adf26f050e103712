// Searchers in threads of their own while a writer publishes one edition after the other: each
// search sees one edition whole, and a later search never an earlier edition. Run under the thread
// sanitizer.
#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>
#include <newsdex/indexer.hpp>
#include <newsdex/searcher.hpp>

#include "tests/support/paths.hpp"

namespace newsdex {
namespace {

constexpr std::size_t kArticles = 12;
constexpr std::size_t kEditions = 12;
constexpr std::size_t kSearchers = 3;

// Every article says of which edition it is, and changes its length with it.
void write_edition(const test::TemporaryFolder& folder, std::size_t edition) {
  std::string text = "Harbour news of edition " + std::to_string(edition) + ".";
  for (std::size_t i = 0; i < edition; ++i) text.append(" Once more.");
  for (std::size_t i = 0; i < kArticles; ++i) {
    folder.write("news/" + std::to_string(i) + ".txt", "Harbour\n\n" + text + "\n");
  }
}

// The edition that all hits are of; 0 where they are not of one, or not all there.
std::size_t edition_of(const SearchResult& result) {
  const std::string sign = "edition ";
  std::size_t edition = 0;
  for (const Hit& hit : result.hits) {
    const std::size_t at = hit.passage.text.find(sign);
    if (at == std::string::npos) return 0;
    const std::size_t found = std::stoul(hit.passage.text.substr(at + sign.size()));
    if (edition != 0 && found != edition) return 0;
    edition = found;
  }
  return result.hits.size() == kArticles ? edition : 0;
}

// What one thread met: how many searches, and the first that was wrong.
struct Findings {
  std::size_t searches = 0;
  std::string wrong;
};

Findings search_until(const std::atomic<bool>& done, const std::filesystem::path& index) {
  Findings findings;
  Searcher searcher({index});
  for (std::size_t last = 1; findings.wrong.empty(); ++findings.searches) {
    const bool was_done = done;
    const std::size_t edition = edition_of(searcher.search("harbour news", {.limit = 100}));
    if (edition < last) findings.wrong = std::to_string(edition) + " after " + std::to_string(last);
    if (was_done && edition != kEditions) findings.wrong = "the last edition is not seen";
    if (was_done) break;
    last = edition;
  }
  return findings;
}

TEST(SearchersAndWriter, EachSearchSeesOneEditionWhole) {
  const test::TemporaryFolder folder;
  const UpdateOptions options{.index = folder.path() / "index",
                              .sources = {folder.path() / "news"}};
  write_edition(folder, 1);
  update(options);

  std::atomic<bool> done = false;
  std::vector<Findings> findings(kSearchers);
  std::vector<std::thread> searchers;
  for (Findings& of_one : findings) {
    searchers.emplace_back([&] { of_one = search_until(done, options.index); });
  }
  for (std::size_t edition = 2; edition <= kEditions; ++edition) {
    write_edition(folder, edition);
    EXPECT_EQ(update(options).articles_changed, kArticles);
  }
  done = true;
  for (std::thread& searcher : searchers) searcher.join();
  for (const Findings& of_one : findings) {
    EXPECT_EQ(of_one.wrong, "");
    EXPECT_GT(of_one.searches, 1u);
  }
}

TEST(SearchersAndWriter, OfSeveralWritersOneWritesAndTheOthersAreToldSo) {
  const test::TemporaryFolder folder;
  write_edition(folder, 1);
  const UpdateOptions options{.index = folder.path() / "index",
                              .sources = {folder.path() / "news"}};
  std::atomic<std::size_t> wrote = 0;
  std::atomic<std::size_t> busy = 0;
  std::vector<std::thread> writers;
  for (int i = 0; i < 4; ++i) {
    writers.emplace_back([&] {
      try {
        update(options);
        ++wrote;
      } catch (const Error& error) {
        if (error.kind() == ErrorKind::kBusy) ++busy;
      }
    });
  }
  for (std::thread& writer : writers) writer.join();
  EXPECT_EQ(wrote + busy, 4u);
  EXPECT_GE(wrote, 1u);
  EXPECT_EQ(index_status(options.index).articles, kArticles);
}

}  // namespace
}  // namespace newsdex
