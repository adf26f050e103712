#include "corpus/walk.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <memory>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "common/nanoseconds.hpp"
#include "common/paths.hpp"

namespace newsdex {
namespace {

using Identity = std::pair<dev_t, ino_t>;

struct HashIdentity {
  std::size_t operator()(const Identity& identity) const {
    return std::hash<std::uint64_t>()(identity.second * 31 + identity.first);
  }
};

Identity identity_of(const struct stat& status) { return {status.st_dev, status.st_ino}; }

// The path without links; empty where it leads nowhere (errno says why).
std::string resolved(const std::string& path) {
  const std::unique_ptr<char, decltype(&std::free)> real(realpath(path.c_str(), nullptr),
                                                         &std::free);
  return real ? std::string(real.get()) : std::string();
}

std::string joined(const std::string& folder, std::string_view name) {
  std::string path;
  path.reserve(folder.size() + 1 + name.size());
  path += folder;
  if (!folder.ends_with('/')) path += '/';
  return path += name;
}

// What Xapian's databases, and so indexes of whatever name, have in their folder.
bool is_database(std::string_view name) { return name == "XAPIANDB" || name == "iamglass"; }

struct CloseFolder {
  void operator()(DIR* folder) const { closedir(folder); }
};

class Walker {
 public:
  explicit Walker(const std::string& source) : root_(resolved(source)) {}

  // Real folders and files first, so that a link never takes the place of what it points to.
  Walk run(const std::string& source) {
    struct stat status {};
    if (root_.empty() || stat(source.c_str(), &status) != 0) {
      fail(source, "not found");
      return std::move(walk_);
    }
    take(source, status);
    while (!folders_.empty() || !links_.empty()) {
      if (!folders_.empty()) {
        std::string folder = std::move(folders_.back());
        folders_.pop_back();
        read_folder(folder);
      } else {
        std::sort(links_.begin(), links_.end(), std::greater<>());
        std::string link = std::move(links_.back());
        links_.pop_back();
        follow(link);
      }
    }
    return sorted();
  }

 private:
  void fail(const std::string& path, std::string_view what) {
    walk_.failures.push_back({path, fmt::format("{}: {}", what, std::strerror(errno))});
  }
  void skip(const std::string& path, std::string reason) {
    walk_.skipped.push_back({path, std::move(reason)});
  }

  // A file or folder that is no link, or what a link points to.
  void take(const std::string& path, const struct stat& status) {
    if (S_ISDIR(status.st_mode)) {
      if (seen_.insert(identity_of(status)).second) folders_.push_back(path);
    } else if (S_ISREG(status.st_mode)) {
      files_.push_back(identity_of(status));
      walk_.files.push_back({path, static_cast<std::uint64_t>(status.st_size),
                             saturated_nanoseconds(status.st_mtim.tv_sec, status.st_mtim.tv_nsec)});
    } else {
      skip(path, "a device, pipe or socket");
    }
  }

  void read_folder(const std::string& folder) {
    const std::unique_ptr<DIR, CloseFolder> entries(opendir(folder.c_str()));
    if (!entries) return fail(folder, "cannot read the folder");
    std::vector<std::string> names;
    for (;;) {
      errno = 0;
      const dirent* entry = readdir(entries.get());
      if (entry == nullptr) break;
      const std::string_view name = entry->d_name;
      if (name != "." && name != "..") names.emplace_back(name);
    }
    if (errno != 0) fail(folder, "cannot read the folder to its end");
    if (std::any_of(names.begin(), names.end(), is_database)) return skip(folder, "an index");
    for (const std::string& name : names) take_entry(dirfd(entries.get()), folder, name);
  }

  // Asks by the name in the open folder: the system need not walk the whole path for each file.
  void take_entry(int open_folder, const std::string& folder, const std::string& name) {
    const std::string path = joined(folder, name);
    if (name == ".newsdex") return skip(path, "an index");
    if (name.starts_with('.')) return skip(path, "hidden");
    struct stat status {};
    if (fstatat(open_folder, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
      // Gone since its folder was listed: then it is no longer in the source.
      if (errno != ENOENT) fail(path, "cannot be looked at");
    } else if (S_ISLNK(status.st_mode)) {
      links_.push_back(path);
    } else {
      take(path, status);
    }
  }

  void follow(const std::string& link) {
    const std::string target = resolved(link);
    struct stat status {};
    if (target.empty() || stat(target.c_str(), &status) != 0) {
      return skip(link, fmt::format("a link that leads nowhere: {}", std::strerror(errno)));
    }
    if (!is_at_or_under(target, root_)) return skip(link, "a link that leaves the source");
    if (has_seen(status)) return skip(link, "a link to what is read already");
    take(link, status);
  }

  [[nodiscard]] bool has_seen(const struct stat& status) {
    for (const Identity& file : std::exchange(files_, {})) seen_.insert(file);
    return seen_.contains(identity_of(status));
  }

  Walk sorted() {
    const auto by_path = [](const auto& a, const auto& b) { return a.path < b.path; };
    std::sort(walk_.files.begin(), walk_.files.end(), by_path);
    std::sort(walk_.skipped.begin(), walk_.skipped.end(), by_path);
    std::sort(walk_.failures.begin(), walk_.failures.end(), by_path);
    return std::move(walk_);
  }

  std::string root_;  // the source without links
  Walk walk_;
  std::vector<std::string> folders_;  // to be read
  std::vector<std::string> links_;    // to be followed when all folders are read
  std::unordered_set<Identity, HashIdentity> seen_;
  std::vector<Identity> files_;  // seen, too: looked for only where there are links
};

}  // namespace

Walk walk(const std::string& source) { return Walker(source).run(source); }

}  // namespace newsdex
