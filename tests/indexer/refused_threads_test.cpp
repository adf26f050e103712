// A system that gives no threads: only an update that needs them fails, and says what to do.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pthread.h>

#include <cstddef>
#include <filesystem>
#include <ios>
#include <newsdex/indexer.hpp>

#include "indexer/system_guard.hpp"
#include "tests/indexer/news_folder.hpp"

namespace newsdex {
namespace {

using test::NewsFolder;
using testing::HasSubstr;
namespace fs = std::filesystem;

// While it lives, no thread begins: none has room for its stack.
class NoThreads {
 public:
  NoThreads() {
    pthread_getattr_default_np(&before_);
    pthread_attr_t huge;
    pthread_attr_init(&huge);
    pthread_attr_setstacksize(&huge, std::size_t{1} << 60);
    pthread_setattr_default_np(&huge);
    pthread_attr_destroy(&huge);
  }
  ~NoThreads() {
    pthread_setattr_default_np(&before_);
    pthread_attr_destroy(&before_);
  }
  NoThreads(const NoThreads&) = delete;
  NoThreads& operator=(const NoThreads&) = delete;

 private:
  pthread_attr_t before_;
};

TEST(RefusedThreads, AreAnErrorThatSaysWhatToDo) {
  const NewsFolder folder;
  folder.write("news/a.txt", "a");
  const NoThreads none;
  try {
    (void)folder.update({folder.news()});
    ADD_FAILURE() << "it found a thread";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kInputOutput);
    EXPECT_THAT(error.what(), HasSubstr("use fewer, with --threads"));
  }
  EXPECT_FALSE(fs::exists(folder.index()));
}

TEST(RefusedThreads, AreNotMissedByASmallUpdate) {
  const NewsFolder folder;
  folder.write("news/a.txt", "a");
  (void)folder.update({folder.news()});
  folder.write("news/b.txt", "b");
  const NoThreads none;
  EXPECT_EQ(folder.update().articles_added, 1U);
  EXPECT_EQ(newsdex::remove(folder.index(), {folder.path("news/a.txt")}).articles_removed, 1U);
}

TEST(GuardingSystem, TakesWhatIsOfTheSystemAlone) {
  const auto missing = std::make_error_code(std::errc::no_such_file_or_directory);
  EXPECT_THROW(guarding_system([&] { throw fs::filesystem_error("no such", missing); }), Error);
  EXPECT_THROW(guarding_system([] { throw std::ios_base::failure("of a caller"); }),
               std::ios_base::failure);
  EXPECT_EQ(guarding_system([] { return 3; }), 3);
}

}  // namespace
}  // namespace newsdex
