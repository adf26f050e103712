// Looking after a generation as a whole: checking its tables, and rewriting them small.
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <newsdex/indexer.hpp>
#include <sstream>
#include <system_error>
#include <utility>

#include "common/folder_entries.hpp"
#include "common/glass_root.hpp"
#include "common/schema.hpp"
#include "common/stored_record.hpp"
#include "common/stub.hpp"
#include "common/system.hpp"
#include "common/xapian_error.hpp"
#include "indexer/index_folder.hpp"
#include "indexer/manifest.hpp"
#include "indexer/system_guard.hpp"

namespace newsdex {

namespace {

namespace fs = std::filesystem;

constexpr int kUnsound = 1;
constexpr int kMaxRepeats = 3;

void write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return;  // the parent is gone
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

void check_document(const Xapian::Database& database, Xapian::docid id) {
  const Xapian::Document document = database.get_document(id);
  reading_document(id, [&] {
    const StoredRecord record = decode_record(document.get_data());
    const std::string lengths = document.get_value(schema::kPassageLengthsSlot);
    require_passages(record, schema::PassageLengths(lengths).passages());
  });
}

// What Xapian's check knows nothing of: that what is stored of each article can be read, and that
// the rows of files name articles that are there, and none twice. Throws what Xapian throws, and
// Error: kCorrupt, kForeign, kNewerFormat.
void check_records(const fs::path& generation) {
  const Xapian::Database database(generation.string());
  require_known_format(database, generation.string());
  std::vector<bool> is_free(std::size_t{database.get_lastdocid()} + 1, false);
  const auto end = database.postlist_end("");
  for (auto document = database.postlist_begin(""); document != end; ++document) {
    if (*document < is_free.size()) is_free[*document] = true;
    check_document(database, *document);
  }
  each_row(database, [&](FileRow&& row, std::vector<FileRecord>&& records) {
    for (const FileRecord& record : records) {
      if (!is_free[record.docid]) {
        throw Error(ErrorKind::kCorrupt,
                    fmt::format("the index says that {} has article {}, which is not there or is "
                                "another file's, too",
                                row.path, record.docid));
      }
      is_free[record.docid] = false;
    }
  });
}

// What the child does: the checks, their words to the pipe, their verdict as exit status.
[[noreturn]] void check_and_exit(const fs::path& generation, int output) {
  std::ostringstream said;
  int status = 0;
  try {
    if (const auto damage = glass::seen_damage(generation)) throw Error(*damage);
    if (Xapian::Database::check(generation.string(), 0, &said) != 0) {
      status = kUnsound;
    } else {
      check_records(generation);
    }
  } catch (const Xapian::Error& error) {
    said << error.get_description() << '\n';
    status = kUnsound;
  } catch (const Error& error) {
    said << error.what() << '\n';
    // What a newer newsdex wrote of its files is not ours to judge.
    if (error.kind() != ErrorKind::kNewerFormat) status = kUnsound;
  } catch (const std::exception& error) {
    said << error.what() << '\n';
    status = kUnsound;
  }
  write_all(output, said.str());
  _exit(status);  // the parent's buffers are not ours to flush
}

std::string read_to_end(int descriptor) {
  std::string text;
  std::array<char, 4096> buffer{};
  while (true) {
    const ssize_t count = read(descriptor, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return text;
    text.append(buffer.data(), static_cast<std::size_t>(count));
  }
}

// What the child says, and the child.
struct Checker {
  Descriptor said;
  pid_t process;
};

Checker start_to_check(const fs::path& generation) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) throw_system_error("make a pipe to check", generation);
  Descriptor said(ends[0]);
  const Descriptor says(ends[1]);
  const pid_t child = fork();
  if (child < 0) throw_system_error("start a process to check", generation);
  if (child == 0) check_and_exit(generation, says.get());
  return {std::move(said), child};
}

CheckReport check_generation(const fs::path& generation) {
  const Checker checker = start_to_check(generation);
  CheckReport report;
  report.details = read_to_end(checker.said.get());
  int status = 0;
  while (waitpid(checker.process, &status, 0) < 0 && errno == EINTR) {
  }
  report.sound = WIFEXITED(status) && WEXITSTATUS(status) == 0;
  if (WIFSIGNALED(status)) {
    report.details += fmt::format("the check itself died of the damage it met (signal {}: {})\n",
                                  WTERMSIG(status), strsignal(WTERMSIG(status)));
  }
  return report;
}

// Xapian's check opens the tables for writing, though it writes nothing, and takes what it may not
// open for damage.
void require_access(const fs::path& generation) {
  std::error_code ignored;  // what cannot be listed is not there: the check says so
  for_each_entry(generation, ignored, [](const fs::directory_entry& entry) {
    const fs::path& table = entry.path();
    if (table.extension() != ".glass") return;
    if (faccessat(AT_FDCWD, table.c_str(), R_OK | W_OK, AT_EACCESS) == 0 || errno == ENOENT) return;
    throw Error(ErrorKind::kInputOutput,
                fmt::format("cannot check {}, which must be writable for that: {}; check a copy of "
                            "the index, or as a user who may write it",
                            table.string(), std::generic_category().message(errno)));
  });
}

// What a writer moves forward.
std::string state_of(const fs::path& index) {
  try {
    const Xapian::Database database = open_index(index.string());
    return fmt::format("{}@{}", database.get_revision(), current_generation(index).value_or(0));
  } catch (const Error&) {
    return {};  // damaged: the check will say how
  }
}

void compact_current(IndexFolder& folder) {
  Xapian::Database database = open_index(folder.path().string());
  const unsigned current = folder.current().value_or(0);
  const unsigned next = current + 1;
  // The manifest names articles by docid, so that these must stay.
  database.compact(folder.generation_path(next).string(),
                   Xapian::DBCOMPACT_NO_RENUMBER | Xapian::Compactor::FULL);
  database.close();
  const fs::path made = folder.generation_path(next);
  // Tables that the loader wrote full may take more as Xapian writes them.
  if (folder_bytes(made) < folder_bytes(folder.generation_path(current))) {
    folder.publish(next);
  } else {
    fs::remove_all(made);
  }
}

// The current generation; throws what is to be said where there is none.
unsigned require_generation(const fs::path& index) {
  while (true) {
    if (const auto current = current_generation(index)) return *current;
    (void)open_index(index.string());  // does not throw where one was published just now
  }
}

}  // namespace

CheckReport check(const fs::path& index) {
  return guarding_xapian(index.string(), [&] {
    for (int repeat = 0;; ++repeat) {
      const std::string before = state_of(index);
      const fs::path generation = index / generation_name(require_generation(index));
      require_access(generation);
      CheckReport report = check_generation(generation);
      // A table that is rewritten under the check looks damaged.
      if (report.sound || repeat == kMaxRepeats || state_of(index) == before) return report;
    }
  });
}

void compact(const fs::path& index) {
  guarding_system([&] {
    IndexFolder folder(index, Missing::kRefuse);
    guarding_xapian(folder.path().string(), [&] { compact_current(folder); });
  });
}

}  // namespace newsdex
