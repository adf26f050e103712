// Cut records, some at a time, in bytes of their own: what one thread takes to parse.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/cut_record.hpp"

namespace newsdex {

class RecordChunk {
 public:
  // What it takes while it is kept and becomes drafts, about, beside their text.
  static constexpr std::size_t kRecordBytes = 512;

  [[nodiscard]] static std::size_t bytes_of(const CutRecord& record) {
    return kRecordBytes + record.attributes.size() + record.body.size();
  }

  // `bytes`: that it is to hold, about.
  explicit RecordChunk(std::size_t bytes) { bytes_.reserve(bytes + TextWindow::kPadding); }

  // Copies the record.
  void add(const CutRecord& record);
  // One that cannot be cut.
  void add_broken(std::uint64_t line, std::string id, std::string reason);

  [[nodiscard]] bool empty() const { return pieces_.empty(); }
  [[nodiscard]] std::size_t bytes() const { return bytes_.size() + pieces_.size() * kRecordBytes; }

  // Gives all in the order in which it was added: records to `parse`, others to `sink` as broken.
  // Nothing can be added from then on.
  void replay(const CutRecordVisitor& parse, BrokenSink& sink);

 private:
  struct Piece {
    std::uint64_t line = 0;
    std::size_t attributes_bytes = 0;
    std::size_t body_bytes = 0;
    std::string broken_id;
    std::string broken_reason;  // empty: it is not
  };

  std::string bytes_;  // attributes and body of one after the other
  std::vector<Piece> pieces_;
};

}  // namespace newsdex
