// A disk that is full: the message says what to do, the index stays as it was, and nothing is left
// about.
#include <gtest/gtest.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <newsdex/indexer.hpp>

#include "common/stub.hpp"
#include "tests/indexer/news_folder.hpp"
#include "tests/indexer/xapian_faults.hpp"

namespace newsdex {
namespace {

using test::NewsFolder;
using test::texts_of;
using test::write_wire;
namespace fs = std::filesystem;

// `action` fails of the disk, and says where and what to do.
template <class Action>
void expect_full(const fs::path& where, Action&& action) {
  try {
    action();
    ADD_FAILURE() << "the disk was not full after all";
  } catch (const Error& error) {
    const std::string said = error.what();
    EXPECT_EQ(error.kind(), ErrorKind::kInputOutput) << said;
    EXPECT_EQ(exit_status(error.kind()), 2);
    EXPECT_NE(said.find(where.string()), std::string::npos) << said;
    EXPECT_NE(said.find("free some space there"), std::string::npos) << said;
  }
}

// Lets no file grow beyond so many bytes: a disk that is full, as far as a writer can tell.
class SmallFiles {
 public:
  explicit SmallFiles(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~SmallFiles() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  SmallFiles(const SmallFiles&) = delete;
  SmallFiles& operator=(const SmallFiles&) = delete;

 private:
  test::LeaksOfXapian leaks_;
  rlimit before_{};
  void (*handler_)(int);
};

// A file system in memory of so many bytes, seen by this process alone and gone with it.
class SmallDisk {
 public:
  SmallDisk(const fs::path& at, std::size_t bytes) {
    fs::create_directories(at);
    const std::string size = "size=" + std::to_string(bytes);
    if (unshare(CLONE_NEWNS) != 0 ||
        mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
        mount("tmpfs", at.c_str(), "tmpfs", 0, size.c_str()) != 0) {
      refusal_ = std::strerror(errno);
      return;
    }
    at_ = at;
  }
  ~SmallDisk() {
    if (!at_.empty()) umount2(at_.c_str(), MNT_DETACH);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  // Why there is none; empty: there is.
  [[nodiscard]] const std::string& refusal() const { return refusal_; }

 private:
  test::LeaksOfXapian leaks_;
  fs::path at_;
  std::string refusal_;
};

class FullDisk : public testing::TestWithParam<BulkUse> {};

TEST_P(FullDisk, LeavesNothingOfAFirstBuild) {
  const NewsFolder folder;
  write_wire(folder, "text", 300);
  for (const rlim_t bytes : {0U, 20'000U, 100'000U}) {
    const SmallFiles disk(bytes);
    expect_full(folder.index(), [&] { (void)folder.update({folder.news()}, GetParam()); });
    EXPECT_FALSE(fs::exists(folder.index())) << bytes;
  }
}

TEST_P(FullDisk, LeavesTheStateBeforeAnUpdateOrCompaction) {
  const NewsFolder folder;
  write_wire(folder, "before", 300);
  (void)folder.update({folder.news()});
  const auto before = texts_of(folder.index());
  write_wire(folder, "after", 600);
  for (const rlim_t bytes : {0U, 20'000U, 100'000U}) {
    const SmallFiles disk(bytes);
    expect_full(folder.index(), [&] { (void)folder.update({}, GetParam()); });
    expect_full(folder.index(), [&] { compact(folder.index()); });
    EXPECT_EQ(texts_of(folder.index()), before) << bytes;
  }
  EXPECT_TRUE(test::is_sound(folder.index()));
  EXPECT_FALSE(fs::exists(folder.index() / generation_name(2)));
  EXPECT_EQ(folder.update({}, GetParam()).articles, 600U);
}

TEST_P(FullDisk, InEarnestLeavesTheStateBeforeAndNoLitter) {
  const NewsFolder folder;
  const SmallDisk disk(folder.path("disk"), 4 << 20);
  if (!disk.refusal().empty()) GTEST_SKIP() << "no small disk can be mounted: " << disk.refusal();
  UpdateOptions options;
  options.index = folder.path("disk/index");
  options.sources = {folder.news()};
  options.bulk = GetParam();
  write_wire(folder, "much", 4000);
  expect_full(options.index, [&] { (void)newsdex::update(options); });
  EXPECT_TRUE(fs::is_empty(folder.path("disk")));

  write_wire(folder, "before", 60);
  (void)newsdex::update(options);
  const auto before = texts_of(options.index);
  write_wire(folder, "after", 4000);
  expect_full(options.index, [&] { (void)newsdex::update(options); });
  EXPECT_EQ(texts_of(options.index), before);
  EXPECT_TRUE(test::is_sound(options.index));
  EXPECT_EQ(std::distance(fs::directory_iterator(options.index), {}), 3);

  write_wire(folder, "before", 61);
  EXPECT_EQ(newsdex::update(options).articles, 61U);
  EXPECT_TRUE(test::is_sound(options.index));
}

INSTANTIATE_TEST_SUITE_P(Ways, FullDisk, testing::Values(BulkUse::kAlways, BulkUse::kNever),
                         [](const auto& way) {
                           return way.param == BulkUse::kAlways ? "ByTheLoader" : "ByXapian";
                         });

}  // namespace
}  // namespace newsdex
