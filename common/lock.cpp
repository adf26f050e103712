#include "common/lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <cerrno>
#include <newsdex/error.hpp>

namespace newsdex {

namespace {

// False where the file was removed after we opened it: a lock on it keeps nobody out.
bool is_still_at(const Descriptor& file, const std::filesystem::path& path) {
  struct stat opened {};
  struct stat present {};
  return fstat(file.get(), &opened) == 0 && stat(path.c_str(), &present) == 0 &&
         opened.st_dev == present.st_dev && opened.st_ino == present.st_ino;
}

// flock and not fcntl: it excludes a second writer within this process, too, and goes away with the
// process however it ends.
Descriptor lock_file(const std::filesystem::path& index) {
  const auto path = index / kLockName;
  while (true) {
    Descriptor file(path, O_RDWR | O_CREAT);
    if (flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
      if (errno != EWOULDBLOCK) throw_system_error("lock", path);
      throw Error(ErrorKind::kBusy,
                  fmt::format("another process is writing the index {}; try again when it is done",
                              index.string()));
    }
    if (is_still_at(file, path)) return file;
  }
}

}  // namespace

IndexLock::IndexLock(const std::filesystem::path& index) : file_(lock_file(index)) {}

}  // namespace newsdex
