#include "corpus/record_chunk.hpp"

#include <utility>

namespace newsdex {

void RecordChunk::add(const CutRecord& record) {
  bytes_.append(record.attributes).append(record.body);
  pieces_.push_back({record.line, record.attributes.size(), record.body.size(), {}, {}});
}

void RecordChunk::add_broken(std::uint64_t line, std::string id, std::string reason) {
  pieces_.push_back({line, 0, 0, std::move(id), std::move(reason)});
}

void RecordChunk::replay(const CutRecordVisitor& parse, BrokenSink& sink) {
  bytes_.append(TextWindow::kPadding, '\0');
  std::string_view rest = bytes_;
  for (const Piece& piece : pieces_) {
    if (!piece.broken_reason.empty()) {
      sink.broken(piece.line, piece.broken_id, piece.broken_reason);
      continue;
    }
    const std::string_view attributes = rest.substr(0, piece.attributes_bytes);
    rest.remove_prefix(attributes.size());
    const std::string_view body = rest.substr(0, piece.body_bytes);
    rest.remove_prefix(body.size());
    parse({attributes, body, piece.line});
  }
}

}  // namespace newsdex
