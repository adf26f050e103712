#include "indexer/index_folder.hpp"

#include <fmt/format.h>

#include <exception>
#include <newsdex/error.hpp>
#include <string>

#include "common/folder_entries.hpp"
#include "common/glass_root.hpp"
#include "common/stub.hpp"

namespace newsdex {

namespace {

namespace fs = std::filesystem;

// The topmost folder of `path` that is missing; empty where none is.
fs::path first_missing(fs::path path) {
  fs::path missing;
  std::error_code error;
  while (path.has_relative_path() && !fs::exists(path, error)) {
    missing = path;
    path = path.parent_path();
  }
  return missing;
}

bool is_ours(const std::string& name) {
  return name == kLockName || name == kStubName || name == kNewStubName ||
         generation_number(name).has_value();
}

// A folder of something else is left alone: `--index` may name one by mistake.
void require_ours(const fs::path& path) {
  std::error_code error;
  for_each_entry(path, error, [&](const auto& entry) {
    const std::string name = entry.path().filename();
    if (is_ours(name)) return;
    throw Error(
        ErrorKind::kForeign,
        fmt::format("{} is no newsdex index and not empty (it holds {}); name another folder "
                    "with --index",
                    path.string(), name));
  });
  if (error) {
    throw Error(ErrorKind::kInputOutput,
                fmt::format("cannot read the index folder {}: {}", path.string(), error.message()));
  }
}

}  // namespace

IndexFolder::CreatedFolder::CreatedFolder(const fs::path& path, Missing missing)
    : path_(fs::absolute(path).lexically_normal()) {
  std::error_code error;
  if (missing == Missing::kRefuse || fs::exists(path_, error)) {
    const bool there = current_generation(path_).has_value();
    if (there) return;
    if (missing == Missing::kRefuse) {
      throw Error(ErrorKind::kNotFound,
                  fmt::format("{} is not an index; `news-index update --index {} FOLDER` makes one",
                              path_.string(), path_.string()));
    }
    require_ours(path_);
    return;
  }
  first_made_ = first_missing(path_);
  if (!fs::create_directories(path_, error) && error) {
    throw Error(ErrorKind::kInputOutput,
                fmt::format("cannot make the index folder {}: {}; name another with --index",
                            path_.string(), error.message()));
  }
}

IndexFolder::CreatedFolder::~CreatedFolder() {
  if (first_made_.empty()) return;
  std::error_code error;
  for (fs::path folder = path_; !error; folder = folder.parent_path()) {
    fs::remove(folder, error);  // refuses, and so ends the loop, where the folder is not empty
    if (folder == first_made_) return;
  }
}

IndexFolder::IndexFolder(const fs::path& path, Missing missing)
    : created_(path, missing),
      lock_(created_.path()),
      current_(current_generation(created_.path())) {
  if (current_) {
    if (const auto damage = glass::seen_damage(generation_path(*current_))) throw Error(*damage);
  }
  remove_leftovers();
}

IndexFolder::~IndexFolder() {
  remove_leftovers();
  if (current_) return;
  std::error_code ignored;
  fs::remove(path() / kLockName, ignored);  // while we hold it: see IndexLock
}

fs::path IndexFolder::generation_path(unsigned number) const {
  return path() / generation_name(number);
}

void IndexFolder::publish(unsigned number) {
  publish_generation(path(), number);
  current_ = number;
  remove_leftovers();
}

// What cannot be removed now is tried again by the next writer.
void IndexFolder::remove_leftovers() const noexcept {
  try {
    std::error_code error;
    std::error_code ignored;
    fs::remove(path() / kNewStubName, ignored);
    for_each_entry(path(), error, [&](const auto& entry) {
      const auto number = generation_number(entry.path().filename());
      if (number && number != current_) fs::remove_all(entry.path(), ignored);
    });
  } catch (const std::exception&) {  // no memory for their names
  }
}

std::uint64_t folder_bytes(const fs::path& folder) {
  std::uint64_t bytes = 0;
  std::error_code error;
  for_each_entry(folder, error, [&](const auto& entry) {
    std::error_code gone;
    const auto size = entry.file_size(gone);
    if (!gone) bytes += size;
  });
  return bytes;
}

}  // namespace newsdex
