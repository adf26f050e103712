// A list of the postlist table, read in place chunk by chunk: the documents of a term, or the
// lengths of all documents (../indexer/glass_postings writes them).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "common/glass_encoding.hpp"
#include "searcher/glass_reader.hpp"

namespace newsdex::glass {

// Documents in a row, each with a number.
struct Chunk {
  Docid first = 0;
  Docid last = 0;
  bool is_last = false;  // of the list
  std::string body;      // a copy: nobody writes over it

  // What `body` is: the first document's number, then of each further one its gap and its number.
  // Takes one of these off the front of `rest`; throws Xapian::DatabaseCorruptError.
  static std::uint64_t take(std::string_view& rest) {
    std::uint64_t number = 0;
    if (!take_vint(rest, number)) corrupt();
    return number;
  }
  [[noreturn]] static void corrupt();
};

// Of the list of a term: how many documents have it, and how often all of them together; 0 where
// none has.
struct ListSize {
  std::uint64_t documents = 0;
  std::uint64_t occurrences = 0;
};

// Looks it up without the list; `key` is worked with. Throws as TableReader does.
[[nodiscard]] ListSize size_of_list(TableReader& postlist, std::string_view term, std::string& key);

class ChunkedList {
 public:
  // What the keys of the list's chunks begin with: a term's, or those of document lengths.
  static ChunkedList of_term(const TableReader& postlist, std::string_view term);
  static ChunkedList of_lengths(const TableReader& postlist);

  // How many documents have the term, and how often all of them together; 0 where none has. Not to
  // be asked of lengths.
  [[nodiscard]] std::uint64_t documents() const { return documents_; }
  [[nodiscard]] std::uint64_t occurrences() const { return occurrences_; }
  // False where there is no such list; all else asks for one.
  [[nodiscard]] bool exists() const { return exists_; }

  // The first chunk at first. All that move throw as TableReader does.
  [[nodiscard]] const Chunk& chunk() const { return chunk_; }
  // Moves to the last chunk that begins at or before the document; else to the first one.
  void seek(Docid document);
  // Moves to the chunk after this one, which must not be the last.
  void next();

 private:
  ChunkedList(const TableReader& postlist, std::string first_key, std::string later_keys);

  [[nodiscard]] bool is_of_list(std::string_view key) const;
  void read(const Entry& entry);

  TableReader table_;
  std::string first_key_;
  std::string later_keys_;  // what the keys of all chunks but the first begin with
  std::string key_;
  std::uint64_t documents_ = 0;
  std::uint64_t occurrences_ = 0;
  bool exists_ = false;
  Chunk chunk_;
};

}  // namespace newsdex::glass
