// The sources that an index remembers, and the ids of the articles that they bring.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace newsdex {

struct Source {
  std::string path;  // absolute, exact bytes
  std::string name;  // unique in the index; what ids begin with

  friend bool operator==(const Source&, const Source&) = default;
};

class Sources {
 public:
  Sources() = default;
  // Reads what to_json gave; an empty text is no sources. Throws Error(kCorrupt).
  explicit Sources(std::string_view json);

  [[nodiscard]] std::string to_json() const;
  [[nodiscard]] const std::vector<Source>& all() const noexcept { return sources_; }
  // Null where there is none; valid until the next change.
  [[nodiscard]] const Source* at_path(std::string_view path) const;
  [[nodiscard]] const Source* named(std::string_view name) const;

  // Adds a source named for the last part of its path; a second of one name is called `name~2`.
  const Source& add(const std::string& path);
  void remove(std::string_view path);

  friend bool operator==(const Sources&, const Sources&) = default;

 private:
  std::vector<Source> sources_;
};

// The id of a file: its path relative to the parent folder of its source, with the source's name
// for the first part. Valid UTF-8 on one line: what is not is shown as U+FFFD, which makes it less
// than unique.
[[nodiscard]] std::string file_id(const Source& source, std::string_view path);

}  // namespace newsdex
