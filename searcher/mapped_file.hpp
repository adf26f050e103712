// A file's bytes, mapped into memory for reading.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string_view>

namespace newsdex {

class MappedFile {
 public:
  // Maps as much of the file as there is now. Throws Error(kInputOutput).
  explicit MappedFile(const std::filesystem::path& path);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  // Must not be cut below what is read while it is mapped: to read behind its end then ends the
  // program (SIGBUS). Of a glass table only blocks are that no published revision holds: what a
  // writer left that did not come to its end.
  //
  // Whoever writes into the file is seen at once, as they write; so what is read twice may differ.
  [[nodiscard]] std::string_view bytes() const { return {begin_, size_}; }

 private:
  const char* begin_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace newsdex
