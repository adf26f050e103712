#include "common/system.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <newsdex/error.hpp>
#include <system_error>
#include <utility>

namespace newsdex {

namespace {

constexpr mode_t kNewFileMode = 0666;  // the umask takes away what the user does not want

}  // namespace

void throw_system_error(const std::string& what, const std::filesystem::path& path) {
  const int number = errno;
  throw Error(ErrorKind::kInputOutput, fmt::format("cannot {} {}: {}", what, path.string(),
                                                   std::generic_category().message(number)));
}

Descriptor::Descriptor(const std::filesystem::path& path, int flags)
    : descriptor_(open(path.c_str(), flags | O_CLOEXEC, kNewFileMode)) {
  if (descriptor_ < 0) throw_system_error("open", path);
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
  if (fsync(file.get()) != 0) throw_system_error("write to disk", path);
}

}  // namespace newsdex
