#include "common/stub.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <newsdex/error.hpp>
#include <string_view>

#include "common/folder_entries.hpp"
#include "common/system.hpp"

namespace newsdex {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kGenerationPrefix = "generation-";
constexpr std::string_view kStubType = "auto ";
constexpr std::size_t kNumberDigits = 6;

void write_durably(const fs::path& path, std::string_view content) {
  const Descriptor file(path, O_WRONLY | O_CREAT | O_TRUNC);
  while (!content.empty()) {
    const ssize_t written = write(file.get(), content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw_write_error("write", path);
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  if (fsync(file.get()) != 0) throw_write_error("write to disk", path);
}

void sync_generation(const fs::path& folder) {
  std::error_code error;
  for_each_entry(folder, error, [](const auto& entry) { sync_to_disk(entry.path()); });
  if (error) {
    throw Error(ErrorKind::kInputOutput, fmt::format("cannot read the new generation {}: {}",
                                                     folder.string(), error.message()));
  }
  sync_to_disk(folder);
}

// The beginning of a stub, which is more than all of one of ours; nothing where there is none. By
// the system's own calls: each search looks whether its index was replaced, and a stream's buffers
// would take longer than a quick search has.
std::optional<std::string> read_stub(const fs::path& stub) {
  const int file = open(stub.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0 && (errno == ENOENT || errno == ENOTDIR)) return std::nullopt;
  if (file < 0) throw_system_error("read", stub);
  std::array<char, 256> text;
  const ssize_t size = read(file, text.data(), text.size());
  const int error = errno;
  close(file);
  errno = error;
  if (size < 0) throw_system_error("read", stub);
  return std::string(text.data(), static_cast<std::size_t>(size));
}

// The generation that a stub's text names.
std::optional<unsigned> named_generation(std::string_view stub) {
  if (!stub.starts_with(kStubType)) return std::nullopt;
  stub.remove_prefix(kStubType.size());
  while (stub.ends_with('\n')) stub.remove_suffix(1);
  return generation_number(std::string(stub));
}

}  // namespace

std::string generation_name(unsigned number) {
  return fmt::format("{}{:0{}}", kGenerationPrefix, number, kNumberDigits);
}

std::optional<unsigned> generation_number(const std::string& name) {
  if (!name.starts_with(kGenerationPrefix)) return std::nullopt;
  const char* const first = name.data() + kGenerationPrefix.size();
  const char* const last = name.data() + name.size();
  unsigned number = 0;
  const auto [end, error] = std::from_chars(first, last, number);
  if (error != std::errc{} || end != last || generation_name(number) != name) return std::nullopt;
  return number;
}

std::optional<unsigned> current_generation(const fs::path& index) {
  const fs::path stub = index / kStubName;
  const std::optional<std::string> text = read_stub(stub);
  if (!text) return std::nullopt;
  const auto number = named_generation(*text);
  if (!number) {
    throw Error(ErrorKind::kForeign,
                fmt::format("{} was not written by newsdex; name another folder with --index",
                            stub.string()));
  }
  return number;
}

void publish_generation(const fs::path& index, unsigned number) {
  const std::string name = generation_name(number);
  sync_generation(index / name);
  const fs::path aside = index / kNewStubName;
  write_durably(aside, fmt::format("{}{}\n", kStubType, name));
  if (std::rename(aside.c_str(), (index / kStubName).c_str()) != 0) {
    throw_write_error("publish", index / kStubName);
  }
  sync_to_disk(index);
}

std::optional<fs::path> find_index(const fs::path& start) {
  std::error_code ignored;  // a folder that cannot be looked into has no index for us
  fs::path folder = fs::absolute(start).lexically_normal();
  while (true) {
    fs::path index = folder / kIndexFolderName;
    if (fs::is_directory(index, ignored)) return index;
    if (!folder.has_relative_path()) return std::nullopt;
    folder = folder.parent_path();
  }
}

fs::path default_index() {
  const char* const named = std::getenv("NEWSDEX_INDEX");
  if (named != nullptr && *named != '\0') return named;
  if (auto found = find_index(fs::current_path())) return *found;
  throw Error(ErrorKind::kNotFound,
              fmt::format("no index: there is no {} in {} or above it; name one with --index or "
                          "NEWSDEX_INDEX, or make one with: news-index update FOLDER",
                          kIndexFolderName, fs::current_path().string()));
}

}  // namespace newsdex
