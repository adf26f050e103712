#include "common/system.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <newsdex/error.hpp>
#include <system_error>
#include <thread>
#include <utility>

namespace newsdex {

namespace {

constexpr mode_t kNewFileMode = 0666;  // the umask takes away what the user does not want

std::string refusal(const std::string& what, const std::filesystem::path& path, int number) {
  return fmt::format("cannot {} {}: {}", what, path.string(),
                     std::generic_category().message(number));
}

}  // namespace

void throw_system_error(const std::string& what, const std::filesystem::path& path) {
  const int number = errno;
  throw Error(ErrorKind::kInputOutput, refusal(what, path, number));
}

void throw_write_error(const std::string& what, const std::filesystem::path& path) {
  const int number = errno;
  throw Error(ErrorKind::kInputOutput, refusal(what, path, number) + advice_on_writing(number));
}

std::string advice_on_writing(int error_number) {
  if (error_number == ENOSPC || error_number == EDQUOT || error_number == EFBIG) {
    return "; free some space there, or put the index elsewhere with --index";
  }
  if (error_number == EACCES || error_number == EPERM || error_number == EROFS) {
    return "; write as a user who may, or put the index elsewhere with --index";
  }
  return {};
}

unsigned threads_or_all(unsigned threads) {
  return threads > 0 ? threads : std::max(1u, std::thread::hardware_concurrency());
}

Descriptor::Descriptor(const std::filesystem::path& path, int flags)
    : descriptor_(open(path.c_str(), flags | O_CLOEXEC, kNewFileMode)) {
  if (descriptor_ >= 0) return;
  (flags & O_ACCMODE) == O_RDONLY ? throw_system_error("open", path)
                                  : throw_write_error("open", path);
}

Descriptor::~Descriptor() {
  if (descriptor_ >= 0) close(descriptor_);
}

Descriptor::Descriptor(Descriptor&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

void sync_to_disk(const std::filesystem::path& path) {
  const Descriptor file(path, O_RDONLY);
  if (fsync(file.get()) != 0) throw_write_error("write to disk", path);
}

}  // namespace newsdex
