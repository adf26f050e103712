// Archives made in memory, for tests to read.
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <string>
#include <vector>

namespace newsdex::test {

struct PackedFile {
  std::string name;
  std::string content;
  std::string link = {};     // where it is a link: what to
  bool hard = false;         // … a hard one
  unsigned type = AE_IFREG;  // AE_IFDIR, AE_IFIFO, …
};

// `format` is ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FORMAT_ZIP, …; `options` as
// archive_write_set_options takes them; a password encrypts (zip).
inline std::string archived(int format, const std::vector<PackedFile>& files,
                            const char* options = nullptr, const char* password = nullptr) {
  std::string out;
  const auto append = [](archive*, void* to, const void* bytes, std::size_t size) {
    static_cast<std::string*>(to)->append(static_cast<const char*>(bytes), size);
    return static_cast<la_ssize_t>(size);
  };
  archive* writer = archive_write_new();
  archive_write_set_format(writer, format);
  archive_write_set_bytes_in_last_block(writer, 1);  // no padding
  if (options != nullptr) archive_write_set_options(writer, options);
  if (password != nullptr) archive_write_set_passphrase(writer, password);
  archive_write_open2(writer, &out, nullptr, append, nullptr, nullptr);
  for (const PackedFile& file : files) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, file.name.c_str());
    archive_entry_set_filetype(entry, file.type);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, static_cast<la_int64_t>(file.content.size()));
    if (!file.link.empty() && file.hard) archive_entry_set_hardlink(entry, file.link.c_str());
    if (!file.link.empty() && !file.hard) {
      archive_entry_set_filetype(entry, AE_IFLNK);
      archive_entry_set_symlink(entry, file.link.c_str());
    }
    archive_write_header(writer, entry);
    archive_write_data(writer, file.content.data(), file.content.size());
    archive_entry_free(entry);
  }
  archive_write_close(writer);
  archive_write_free(writer);
  return out;
}

inline std::string tar_of(const std::vector<PackedFile>& files) {
  return archived(ARCHIVE_FORMAT_TAR_USTAR, files);
}
inline std::string zip_of(const std::vector<PackedFile>& files) {
  return archived(ARCHIVE_FORMAT_ZIP, files);
}
inline std::string seven_zip_of(const std::vector<PackedFile>& files) {
  return archived(ARCHIVE_FORMAT_7ZIP, files);
}

}  // namespace newsdex::test
