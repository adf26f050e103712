#include "indexer/disk.hpp"

#include <filesystem>
#include <newsdex/error.hpp>
#include <system_error>

#include "corpus/reader.hpp"

namespace newsdex {

namespace {

bool is_missing(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code error;
  return fs::symlink_status(path, error).type() == fs::file_type::not_found;
}

}  // namespace

std::optional<std::uint64_t> hash_if_readable(const std::string& path) {
  try {
    return hash_file(path);
  } catch (const Error&) {
    return std::nullopt;
  }
}

DiskProbe real_disk() { return {.hash = hash_if_readable, .is_missing = is_missing}; }

}  // namespace newsdex
