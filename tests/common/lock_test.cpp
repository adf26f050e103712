// The index lock: one writer, whatever process or thread, and gone with its holder.
#include "common/lock.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <newsdex/error.hpp>

#include "tests/support/paths.hpp"

namespace newsdex {
namespace {

using test::TemporaryFolder;

ErrorKind kind_of_refusal(const std::filesystem::path& index) {
  try {
    const IndexLock lock(index);
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find(index.string()), std::string::npos) << error.what();
    return error.kind();
  }
  return ErrorKind::kInternal;
}

TEST(IndexLock, SecondHolderInThisProcessIsRefused) {
  const TemporaryFolder folder;
  {
    const IndexLock lock(folder.path());
    EXPECT_EQ(kind_of_refusal(folder.path()), ErrorKind::kBusy);
  }
  EXPECT_NO_THROW(IndexLock(folder.path()));
}

TEST(IndexLock, IndexesAreLockedEachForItself) {
  const TemporaryFolder one;
  const TemporaryFolder other;
  const IndexLock lock(one.path());
  EXPECT_NO_THROW(IndexLock(other.path()));
}

TEST(IndexLock, DiesWithItsProcess) {
  const TemporaryFolder folder;
  int ready[2];
  ASSERT_EQ(pipe(ready), 0);
  const pid_t child = fork();
  if (child == 0) {
    const IndexLock lock(folder.path());
    if (write(ready[1], "x", 1) != 1) _exit(1);
    pause();
    _exit(0);
  }
  char byte = 0;
  ASSERT_EQ(read(ready[0], &byte, 1), 1);
  EXPECT_EQ(kind_of_refusal(folder.path()), ErrorKind::kBusy);
  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);
  EXPECT_NO_THROW(IndexLock(folder.path()));
  close(ready[0]);
  close(ready[1]);
}

TEST(IndexLock, FolderThatIsNotThereIsSaid) {
  const TemporaryFolder folder;
  EXPECT_EQ(kind_of_refusal(folder.path() / "missing"), ErrorKind::kInputOutput);
  folder.write("file", "");
  EXPECT_EQ(kind_of_refusal(folder.path() / "file"), ErrorKind::kInputOutput);
}

}  // namespace
}  // namespace newsdex
