// Asks an FTS5 database that bench/peers/indexing/sqlite.hpp made.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

namespace newsdex::bench {

class SqliteReader {
 public:
  // Opens the database in the folder; throws Error(kInputOutput) with what SQLite says, as `search`
  // does.
  explicit SqliteReader(const std::filesystem::path& index);
  ~SqliteReader();
  SqliteReader(const SqliteReader&) = delete;
  SqliteReader& operator=(const SqliteReader&) = delete;

  // Reads the ten best by rank, with a title and a snippet each; gives how many.
  std::size_t search(const std::string& match);
  // Which they are, no more.
  std::size_t ids(const std::string& match);

 private:
  class Internal;
  std::unique_ptr<Internal> internal_;
};

}  // namespace newsdex::bench
