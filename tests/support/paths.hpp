// Where tests find things: the repository, the real data (which may be absent), a folder of their
// own.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace newsdex::test {

inline std::filesystem::path source_dir() { return NEWSDEX_SOURCE_DIR; }
inline std::filesystem::path sample_corpus() { return source_dir() / "corpus" / "sample"; }
// The real collections; tests that want them GTEST_SKIP with a reason where they are absent.
inline std::filesystem::path data_dir() { return NEWSDEX_DATA_DIR; }
inline bool have_data(std::string_view name) { return std::filesystem::exists(data_dir() / name); }

// A new folder, removed with all it holds at the end.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "newsdex-test-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  // Writes a file below the folder, making the folders it needs; gives its absolute path.
  std::filesystem::path write(const std::string& relative, std::string_view content) const {
    const auto file = path_ / relative;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << content;
    return file;
  }

 private:
  std::filesystem::path path_;
};

}  // namespace newsdex::test
