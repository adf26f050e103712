// The index folder as its one writer sees it: made where it is missing, locked, cleared of what a
// crash left, and taken away again when nothing came of it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "common/lock.hpp"

namespace newsdex {

enum class Missing { kCreate, kRefuse };

class IndexFolder {
 public:
  // Throws Error: kBusy, kInputOutput, kForeign where the folder holds something else, kCorrupt
  // where the index is seen to be damaged (common/glass_root.hpp), and kNotFound where there is
  // none and it is not to be made.
  IndexFolder(const std::filesystem::path& path, Missing missing);
  ~IndexFolder();
  IndexFolder(const IndexFolder&) = delete;
  IndexFolder& operator=(const IndexFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const noexcept { return created_.path(); }
  // The published generation; nothing in a new index.
  [[nodiscard]] std::optional<unsigned> current() const { return current_; }
  [[nodiscard]] std::filesystem::path generation_path(unsigned number) const;
  // Makes a complete generation the current one and deletes the others.
  void publish(unsigned number);

 private:
  // The folder and those above it that had to be made; its end removes the ones that are empty.
  class CreatedFolder {
   public:
    CreatedFolder(const std::filesystem::path& path, Missing missing);
    ~CreatedFolder();
    CreatedFolder(const CreatedFolder&) = delete;
    CreatedFolder& operator=(const CreatedFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

   private:
    std::filesystem::path path_;
    std::filesystem::path first_made_;  // empty: it was there
  };

  void remove_leftovers() const noexcept;

  CreatedFolder created_;
  IndexLock lock_;
  std::optional<unsigned> current_;
};

// The bytes of the files in a folder, without those of folders below it.
[[nodiscard]] std::uint64_t folder_bytes(const std::filesystem::path& folder);

}  // namespace newsdex
