// Many strings in one, by place.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "indexer/byte_buffer.hpp"

namespace newsdex {

class Pieces {
 public:
  void add(std::string_view piece) {
    bytes_.append(piece);
    ends_.push_back(bytes_.size());
  }
  // A piece written in place: room for it first, more where it is not known how much, its end.
  [[nodiscard]] char* room(std::size_t bytes) { return bytes_.room(bytes); }
  [[nodiscard]] char* room_at(const char* end_so_far, std::size_t bytes) {
    bytes_.end_at(end_so_far);
    return bytes_.room(bytes);
  }
  void add_until(const char* end) {
    bytes_.end_at(end);
    ends_.push_back(bytes_.size());
  }
  void reserve(std::size_t pieces, std::size_t bytes) {
    ends_.reserve(pieces);
    bytes_.reserve(bytes);
  }
  void clear() {
    bytes_.clear();
    ends_.clear();
  }
  [[nodiscard]] std::size_t size() const { return ends_.size(); }
  [[nodiscard]] std::string_view operator[](std::size_t place) const {
    const std::size_t begin = place == 0 ? 0 : ends_[place - 1];
    return bytes_.view().substr(begin, ends_[place] - begin);
  }

 private:
  ByteBuffer bytes_;
  std::vector<std::size_t> ends_;
};

}  // namespace newsdex
