// Building an index and keeping it up to date.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include <newsdex/article.hpp>
#include <newsdex/error.hpp>

namespace newsdex {

// When an update goes through the bulk loader, which makes the whole index anew but quickly, and
// when through Xapian's own writer, which changes it where it is.
enum class BulkUse {
  kWhereFaster,  // first builds and large updates by the loader
  kAlways,       // also where nothing has changed
  kNever,
};

struct UpdateOptions {
  std::filesystem::path index;                 // the index folder, made where it is missing
  std::vector<std::filesystem::path> sources;  // files and folders; none: all that the index knows
  // BCP 47, of articles that declare none and whose text does not show it; kept in the index, at
  // first "en". Another one than the index has makes every file be read again.
  std::optional<std::string> default_language;
  // Whether the language of an article that declares none is looked for in its text; kept in the
  // index, at first true. A change makes every file be read again.
  std::optional<bool> detect_language;
  bool prune = false;  // remove the articles of a source that is missing
  BulkUse bulk = BulkUse::kWhereFaster;
  // That read a large file, and as many of the bulk loader; 0: as many as the machine has. What
  // comes out does not depend on it.
  unsigned threads = 0;
  // Of the bulk loader and of reading ahead; what is more goes to the disk meanwhile.
  std::uint64_t memory_bytes = std::uint64_t{1} << 30;
};

// A file or record that could not be read, or was kept with a warning.
struct FileIssue {
  std::string path;
  std::string record;      // own id or "#ordinal"; empty: the file as a whole
  std::uint64_t line = 0;  // 0: not known
  std::string reason;
};

struct UpdateReport {
  std::uint64_t files_seen = 0;  // by the walk
  std::uint64_t files_read = 0;  // new or changed
  std::uint64_t files_unchanged = 0;
  std::uint64_t files_removed = 0;
  std::uint64_t files_skipped = 0;  // hidden, links out, kinds that are not read
  std::uint64_t parts_skipped = 0;  // the same inside of archives
  std::uint64_t articles_added = 0;
  std::uint64_t articles_changed = 0;
  std::uint64_t articles_removed = 0;
  // … of all read: of UTF-8 that had been read as windows-1252 ("â€™"), and was repaired
  std::uint64_t articles_repaired = 0;
  // … with a date, or the time of one, that cannot be read: the article has none, or the day alone
  std::uint64_t unread_dates = 0;
  std::uint64_t articles = 0;        // in the index afterwards
  std::uint64_t passages = 0;        // … of the articles added and changed
  std::uint64_t text_bytes = 0;      // … of the articles added and changed
  std::uint64_t known_failures = 0;  // files that failed before and have not changed
  std::vector<FileIssue> failures;   // met by this run: status 3
  std::vector<FileIssue> warnings;
  std::vector<FileIssue> skipped;
  bool changed = false;           // something was published
  bool built_anew = false;        // all of the index was written, by the bulk loader
  std::uint64_t index_bytes = 0;  // on the disk afterwards, where something was
  double seconds = 0;
};

// How far a run is.
struct UpdateProgress {
  enum class Stage {
    kReading,  // files
    kKeeping,  // a rebuild takes over what did not change
    kWriting,  // all is known and is made durable
  };
  Stage stage = Stage::kReading;
  std::uint64_t files_done = 0;  // of those to read
  std::uint64_t files_total = 0;
  std::uint64_t articles = 0;    // read, or kept
  std::uint64_t text_bytes = 0;  // theirs
  double share_done = 0;         // of the stage, 0 to 1
};

// Told now and then how far a run is; called from the updating thread.
class Progress {
 public:
  virtual ~Progress() = default;
  virtual void update(const UpdateProgress& progress) = 0;
};

// Brings the index up to date with its sources: adds, changes and removes exactly what differs, and
// publishes it at once at the end or, when it throws, not at all. Throws Error: kUsage where the
// default language is none, kBusy where another writes, kNotFound for a source that is not known
// and does not exist or where none is named or known, kInputOutput, also where the system gives no
// thread, kForeign, kNewerFormat, kCorrupt.
UpdateReport update(const UpdateOptions& options, Progress* progress = nullptr);

// What would become of a file.
enum class Prospect { kRead, kSkipped, kFailed, kRemoved };

struct PreviewedFile {
  std::string path;
  Prospect prospect = Prospect::kRead;
  std::string format;  // what it would be read as: "html"
  std::string holds;   // of an archive: "12 html, 3 text, 4 skipped"
  std::string reason;  // why it would be skipped or has failed
};

struct UpdatePreview {
  std::vector<PreviewedFile> files;  // all but the unchanged ones, in order of their paths
  std::vector<FileIssue> parts;      // of archives, what would be skipped or has failed
  std::uint64_t files_unchanged = 0;
};

// What update would do with the same options, found out by looking at the beginning of every file
// that it would read. Writes nothing and needs no lock. What shows only in reading a file to its
// end, such as a broken record, does not come up. Throws as update does, but for kBusy.
[[nodiscard]] UpdatePreview preview_update(const UpdateOptions& options);

// What became of a file, or would at the next update.
enum class Standing {
  kIndexed,
  kSkipped,
  kFailed,   // articles of former times are kept
  kRemoved,  // by remove: it stays out until it changes
  kNew,      // the next update looks at it first
  kOutside,  // it lies in no source of the index
};

struct NamedArticle {
  std::string id;
  std::string title;
};

struct FileStory {
  std::string path;
  Standing standing = Standing::kNew;
  PreviewedFile now;                // of kNew and kOutside: what it would be read as
  std::string format;               // of what the index knows: what it was read as, …
  std::string holds;                // … what an archive holds, …
  std::string reason;               // … and why it, or some record of it, was not read
  std::uint64_t articles = 0;       // in the index
  std::vector<NamedArticle> first;  // of these, the first kMostNamedArticles
  // Of an archive, what is skipped or failed in it; of another file without articles, why.
  std::vector<FileIssue> parts;
  bool is_gone = false;      // from the disk, since
  bool has_changed = false;  // since
};
inline constexpr std::size_t kMostNamedArticles = 20;

// Tells the fate of a file or, without `first` and `parts`, of all files in a folder, by what the
// index knows and what is on the disk. Throws Error: kNotFound for a path that neither knows, and
// as index_status does.
[[nodiscard]] std::vector<FileStory> why(const std::filesystem::path& index,
                                         const std::filesystem::path& path);

// Removes the articles of files or whole folders; they come back when the file changes. Throws as
// update does, and Error(kNotFound) for a path that the index does not know.
UpdateReport remove(const std::filesystem::path& index,
                    const std::vector<std::filesystem::path>& paths);

struct SourceStatus {
  std::string path;
  std::string name;  // what its ids begin with
  std::uint64_t articles = 0;
};

// A short line that stands in many articles of one publisher.
struct BoilerplateLine {
  std::string text;
  std::string source;              // the publisher; empty: articles of none
  std::uint64_t articles = 0;      // that hold it
  std::uint64_t of_publisher = 0;  // articles it has
};

struct Status {
  // What wrote the index last: "bulk loader", or "xapian: " and why it was Xapian's own writer.
  // Empty: an older newsdex, which did not say.
  std::string writer;
  std::uint64_t articles = 0;
  std::uint64_t passages = 0;
  std::uint64_t text_bytes = 0;
  std::uint64_t index_bytes = 0;
  std::uint64_t files_indexed = 0;
  std::uint64_t files_failed = 0;
  std::uint64_t files_skipped = 0;
  std::vector<SourceStatus> sources;
  std::map<std::string, std::uint64_t> languages;
  std::optional<Date> first_date;
  std::optional<Date> last_date;
  unsigned generation = 0;
  std::uint64_t revision = 0;
  unsigned format = 0;
  std::uint64_t boilerplate_lines = 0;
  std::vector<BoilerplateLine> boilerplate;  // the most frequent of them, three at most
  std::vector<FileIssue> failed;
};

// What is in the index. Throws Error: kNotFound, kForeign, kNewerFormat, kCorrupt, kInputOutput.
[[nodiscard]] Status index_status(const std::filesystem::path& index);

// Gives every article, in the order of the index, until `each` returns false. One that a writer
// changes or removes meanwhile may come as it was or not at all, one that moves to another file may
// come twice. Throws Error as index_status does, and kBusy where the index was written anew such
// that it cannot be known which articles are still to come.
void dump(const std::filesystem::path& index, const std::function<bool(const Article&)>& each);

struct CheckReport {
  bool sound = false;
  std::string details;  // what Xapian's check said, and ours
};

// Checks that every table of the current generation is there and sound, and that what it knows of
// files names articles that are there, in a child process that may die of the damage it meets. The
// child is a fork that allocates memory: where the caller has threads, its allocator must allow
// that, as those of glibc and jemalloc do. Writes nothing, but Xapian wants the tables writable.
// Throws Error: kNotFound, kForeign, kInputOutput (as where they are not); damage is no error.
[[nodiscard]] CheckReport check(const std::filesystem::path& index);

// Rewrites the current generation as small as Xapian can, into a new one, which is published where
// it is smaller. Throws as update does.
void compact(const std::filesystem::path& index);

}  // namespace newsdex
