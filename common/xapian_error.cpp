#include "common/xapian_error.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <charconv>
#include <filesystem>
#include <system_error>

#include "common/folder_entries.hpp"
#include "common/glass_root.hpp"
#include "common/schema.hpp"
#include "common/stub.hpp"
#include "common/system.hpp"

namespace newsdex {
namespace {

bool is_a(const Xapian::Error& error, std::string_view type) { return type == error.get_type(); }

unsigned format_of(const Xapian::Database& database) {
  const std::string text = database.get_metadata(std::string(schema::kFormatKey));
  unsigned format = 0;
  std::from_chars(text.data(), text.data() + text.size(), format);
  return format;
}

Error foreign(const std::string& where) {
  return Error(ErrorKind::kForeign,
               fmt::format("{}: a Xapian database, but not one that newsdex wrote; name another "
                           "folder with --index",
                           where));
}

// Xapian's own databases hold a file of their format's name: iamglass, iamchert, iamhoney.
bool is_bare_database(const std::filesystem::path& folder) {
  bool is_bare = false;
  std::error_code error;
  for_each_entry(folder, error, [&](const auto& entry) {
    is_bare = is_bare || entry.path().filename().string().starts_with("iam");
  });
  return is_bare;
}

Error no_index(const std::string& folder) {
  std::error_code error;
  if (!std::filesystem::exists(folder, error)) {
    return Error(ErrorKind::kNotFound,
                 fmt::format("{}: no such index; `news-index update --index {} FOLDER` makes one",
                             folder, folder));
  }
  if (is_bare_database(folder)) return foreign(folder);
  return Error(ErrorKind::kNotFound,
               fmt::format("{}: not an index (it has no {}); `news-index update --index {} FOLDER` "
                           "makes one",
                           folder, kStubName, folder));
}

// Xapian gives what the system said as text alone.
std::string advice_on(const std::string& said) {
  for (const int number : {ENOSPC, EDQUOT, EFBIG, EACCES, EPERM, EROFS}) {
    if (said.find(std::generic_category().message(number)) != std::string::npos) {
      return advice_on_writing(number);
    }
  }
  return {};
}

// A lock that another holds; Xapian's error is the same where the lock's file cannot be opened.
bool is_held_lock(const Xapian::Error& error) {
  return is_a(error, "DatabaseLockError") &&
         error.get_msg().find("already locked") != std::string::npos;
}

// What Xapian compressed: it says so by the error that it has for all else.
bool cannot_be_inflated(const Xapian::Error& error) {
  return is_a(error, "DatabaseError") && error.get_msg().starts_with("inflate");
}

// Those of a generation that a writer replaced just now are being cleared away.
void require_tables(const std::filesystem::path& index, unsigned generation) {
  const auto damage = glass::seen_damage(index / generation_name(generation));
  if (!damage) return;
  if (current_generation(index) == generation) throw Error(*damage);
  throw Xapian::DatabaseModifiedError("the index was replaced while it was opened");
}

}  // namespace

Error damaged(const std::string& where, std::string_view said) {
  return Error(ErrorKind::kCorrupt,
               fmt::format("{}: the index is damaged ({}); `news-index check` says more, and "
                           "indexing afresh into a new folder mends it",
                           where, said));
}

Error to_error(const Xapian::Error& error, const std::string& where) {
  const std::string said = error.get_description();
  if (is_held_lock(error)) {
    return Error(ErrorKind::kBusy, fmt::format("{}: another program is writing this index", where));
  }
  if (is_a(error, "DatabaseNotFoundError")) {
    return Error(ErrorKind::kNotFound,
                 fmt::format("{}: no index can be opened here ({})", where, said));
  }
  // A document that is named somewhere, and is not there, is one of a damaged table.
  if (is_a(error, "DatabaseCorruptError") || is_a(error, "DocNotFoundError") ||
      cannot_be_inflated(error)) {
    return damaged(where, said);
  }
  if (is_a(error, "DatabaseVersionError")) {
    return Error(ErrorKind::kNewerFormat,
                 fmt::format("{}: written by another version of Xapian ({})", where, said));
  }
  if (is_a(error, "DatabaseLockError") || is_a(error, "DatabaseError") ||
      is_a(error, "DatabaseOpeningError") || is_a(error, "DatabaseCreateError") ||
      is_a(error, "DatabaseModifiedError")) {
    return Error(ErrorKind::kInputOutput, fmt::format("{}: {}{}", where, said, advice_on(said)));
  }
  return Error(ErrorKind::kInternal,
               fmt::format("{}: unexpected error from Xapian: {}", where, said));
}

Error never_of_one_state(const Xapian::Error& error, const std::string& where) {
  return Error(
      ErrorKind::kCorrupt,
      fmt::format("{}: what is read there never belongs to one state ({}); unless a program "
                  "is writing it without a pause, the index is damaged; `news-index check` "
                  "says more, and indexing afresh into a new folder mends it",
                  where, error.get_description()));
}

unsigned require_known_format(const Xapian::Database& database, const std::string& where) {
  const unsigned format = format_of(database);
  if (format == 0) throw foreign(where);
  if (format > schema::kFormat) {
    throw Error(ErrorKind::kNewerFormat,
                fmt::format("{}: written by a newer newsdex (index format {}, this one reads up to "
                            "{}); use that version, or index afresh into a new folder",
                            where, format, schema::kFormat));
  }
  return format;
}

Xapian::Database open_index(const std::string& index_folder) {
  return despite_writers(index_folder, [&] {
    const auto generation = current_generation(index_folder);
    if (!generation) throw no_index(index_folder);
    require_tables(index_folder, *generation);
    Xapian::Database database(index_folder);
    require_known_format(database, index_folder);
    return database;
  });
}

}  // namespace newsdex
