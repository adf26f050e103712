// How much may come out of a file: the bound on bombs, one for a file and all that is nested in it.
#pragma once

#include <cstdint>
#include <string>

namespace newsdex {

// How far a file may expand before it is taken for a bomb. Real news compresses to a fifth, lists
// of repeated records to a fiftieth.
struct ExpansionLimits {
  std::uint64_t free_bytes = 64ull << 20;    // below this, any ratio
  std::uint64_t ratio = 250;                 // bytes out for a byte of the file
  std::uint64_t total_bytes = 256ull << 30;  // whatever the ratio
  std::uint64_t members = 4'000'000;         // entries of archives
};

// Counts what is read of the file and what every compression and archive in it gives.
class Expansion {
 public:
  // Where `file_bytes_read` is given, it is kept at how many of the file's bytes were read.
  explicit Expansion(const ExpansionLimits& limits = {}, std::uint64_t* file_bytes_read = nullptr)
      : limits_(limits), file_bytes_read_(file_bytes_read) {}

  // The file was read up to byte `end`.
  void read_to(std::uint64_t end);
  // Bytes came out; false from where a limit bites.
  bool give(std::uint64_t bytes);
  // An entry came up; false from where a limit bites.
  bool give_member();

  // Which limit bit, and what to do; empty: none.
  [[nodiscard]] const std::string& refusal() const { return refusal_; }

 private:
  ExpansionLimits limits_;
  std::uint64_t* file_bytes_read_;
  std::uint64_t taken_ = 1;  // of the file, never less for going back in it
  std::uint64_t given_ = 0;
  std::uint64_t members_ = 0;
  std::string refusal_;
};

}  // namespace newsdex
