#include "corpus/archive_entries.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>
#include <locale.h>

#include <optional>
#include <utility>

#include "corpus/archive_source.hpp"
#include "corpus/clean_text.hpp"
#include "corpus/id_set.hpp"
#include "corpus/reader.hpp"
#include "corpus/tar_tail.hpp"

namespace newsdex {
namespace {

// libarchive turns names into the encoding of the thread's locale, and spoils them where that is
// ASCII. The locale is loaded once a process: that takes longer than a small entry does.
class Utf8Locale {
 public:
  Utf8Locale() : former_(uselocale(utf8())) {}
  ~Utf8Locale() { uselocale(former_); }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  static locale_t utf8() {
    static const locale_t loaded = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    return loaded;
  }

  locale_t former_;
};

bool is_hidden(std::string_view name) {
  while (!name.empty()) {
    const auto end = std::min(name.find('/'), name.size());
    const std::string_view part = name.substr(0, end);
    if (part.starts_with('.') && part != "." && part != "..") return true;
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return false;
}

std::string name_of(archive_entry* entry) {
  const char* bytes = archive_entry_pathname(entry);
  std::string_view name = bytes != nullptr ? bytes : "";
  while (name.starts_with("./")) name.remove_prefix(2);
  return clean_name(name);
}

// Why an entry is no file, or not for us; empty: it is read.
std::string reason_to_skip(archive_entry* entry, std::string_view name) {
  if (archive_entry_hardlink(entry) != nullptr || archive_entry_filetype(entry) == AE_IFLNK) {
    return "a link";
  }
  if (archive_entry_filetype(entry) != AE_IFREG) return "a device, pipe or socket";
  return is_hidden(name) ? "hidden" : "";
}

class EntryReader {
 public:
  EntryReader(Format format, std::unique_ptr<ByteStream> bytes, Expansion& expansion,
              MemberSink& sink)
      : format_(format), expansion_(expansion), sink_(sink), source_(std::move(bytes)) {}

  std::string run() {
    do {
      open();
      if (!opened_) return failure();
      for (;;) {
        archive_entry* entry = nullptr;
        const int status = next(entry);
        if (status == ARCHIVE_EOF) break;
        if (status < ARCHIVE_WARN) return failure();
        take(entry);
        if (!expansion_.refusal().empty()) return expansion_.refusal();
      }
      if (lacks_end()) return no_end();
    } while (format_ == Format::kTar && another_follows());
    return std::move(failure_);
  }

 private:
  void open() {
    archive_.reset(archive_read_new());
    archive* const reader = archive_.get();
    if (format_ == Format::kTar) archive_read_support_format_tar(reader);
    if (format_ == Format::kZip) archive_read_support_format_zip(reader);
    if (format_ == Format::kSevenZip) archive_read_support_format_7zip(reader);
    const Utf8Locale locale;
    opened_ = source_.open(reader);
  }

  // Where a header of a tar is damaged, libarchive tries each block behind it.
  int next(archive_entry*& entry) {
    const Utf8Locale locale;
    std::optional<std::uint64_t> damage;
    for (;;) {
      const int status = archive_read_next_header(archive_.get(), &entry);
      const auto at = source_.begin() +
                      static_cast<std::uint64_t>(archive_read_header_position(archive_.get()));
      if (status != ARCHIVE_RETRY) {
        if (damage && status > ARCHIVE_FAILED) lose(*damage, at);
        return status;
      }
      if (!damage) damage = at;
    }
  }

  void lose(std::uint64_t begin, std::uint64_t end) {
    sink_.lost(fmt::format("entry {}", entries_ + 1), 0,
               fmt::format("its header is damaged: what the archive held between its bytes {} and "
                           "{} is lost",
                           begin, end));
  }

  // A tar ends with blocks of zeros, which libarchive does without: one that was cut between two
  // entries is whole to it.
  [[nodiscard]] bool lacks_end() const {
    const auto end = static_cast<std::uint64_t>(archive_read_header_position(archive_.get()));
    return format_ == Format::kTar && end >= source_.taken();
  }

  [[nodiscard]] std::string no_end() const {
    return fmt::format(
        "the archive lacks the zeros that end a tar: it may be cut short after {} entries",
        entries_);
  }

  // Goes on behind the zeros that end a tar, and says what is there and is none.
  bool another_follows() {
    const TarTail tail = pass_tar_tail(source_.behind(archive_.get()));
    const std::uint64_t end = tail.rubbish_begin + tail.rubbish_bytes;
    if (tail.another_begins) {
      if (tail.rubbish_bytes > 0) lose(tail.rubbish_begin, end);
      return true;
    }
    failure_ = source_.failure();
    if (!failure_.empty()) return false;
    if (tail.rubbish_bytes > 0 && entries_ == 0) {
      failure_ = "the archive is damaged: zeros and no header of an entry";
    } else if (tail.rubbish_bytes > 0) {
      sink_.rubbish(fmt::format(
          "behind the end of the archive, from byte {} on, {} bytes are no entries and were passed "
          "over: they are rubbish, or more of it whose begin is damaged",
          tail.rubbish_begin, tail.rubbish_bytes));
    } else if (entries_ == 0) {
      sink_.rubbish(fmt::format("an empty archive: {} zeros, or what it held is lost", end));
    }
    return false;
  }

  void take(archive_entry* entry) {
    const std::string name = name_of(entry);
    if (archive_entry_filetype(entry) == AE_IFDIR || !expansion_.give_member()) return;
    ++entries_;
    if (const std::string reason = reason_to_skip(entry, name); !reason.empty()) {
      return sink_.skipped(name, reason);
    }
    // An archive may hold a name twice: tar adds a newer file at its end.
    const std::string id =
        ids_.insert_renamed(name.empty() ? fmt::format("entry {}", entries_) : name);
    if (archive_entry_is_encrypted(entry) != 0) {
      return sink_.broken(id, 0, "encrypted: take it out of the archive with its password");
    }
    sink_.member({.id = id, .name = name.substr(name.rfind('/') + 1)},
                 std::make_unique<EntryBytes>(archive_.get(), source_, expansion_));
  }

  std::string failure() {
    const std::string reason = source_.error_of(archive_.get());
    if (!source_.failure().empty()) return reason;
    // Asked of bytes that are no archive to it, libarchive 3.6 calls what lies behind its formats.
    if (opened_ && archive_read_has_encrypted_entries(archive_.get()) == 1) {
      return "the archive is encrypted: unpack it with its password";
    }
    return fmt::format("the archive is cut short or damaged after {} entries ({})", entries_,
                       reason);
  }

  Format format_;
  Expansion& expansion_;
  MemberSink& sink_;
  ArchiveSource source_;
  ArchivePtr archive_;
  IdSet ids_;
  bool opened_ = false;
  std::uint64_t entries_ = 0;
  std::string failure_;  // behind the last entry
};

}  // namespace

std::string read_archive(Format format, std::unique_ptr<ByteStream> bytes, Expansion& expansion,
                         MemberSink& sink) {
  if (bytes->size()) {
    bytes->seek(0);
  } else if (format == Format::kSevenZip) {
    auto whole = read_whole(*bytes, kMaxRecordBytes);
    if (!whole && !bytes->failure().empty()) return bytes->failure();
    if (!whole) {
      return fmt::format("a 7z archive of more than {} MB inside another: take it out of that",
                         kMaxRecordBytes >> 20);
    }
    bytes = bytes_kept(std::move(*whole));
  }
  return EntryReader(format, std::move(bytes), expansion, sink).run();
}

}  // namespace newsdex
