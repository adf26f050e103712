// Bytes that grow at their end, written in place: where a few bytes are added millions of times,
// std::string's care for each of them is most of the work.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>

namespace newsdex {

class ByteBuffer {
 public:
  // The end, with room for `bytes` more; what is written there counts once end_at() tells its end.
  [[nodiscard]] char* room(std::size_t bytes) {
    if (capacity_ - size_ < bytes) grow(bytes);
    return bytes_.get() + size_;
  }
  void end_at(const char* end) { size_ = static_cast<std::size_t>(end - bytes_.get()); }

  void append(std::string_view bytes) {
    char* const at = room(bytes.size());
    std::memcpy(at, bytes.data(), bytes.size());
    end_at(at + bytes.size());
  }
  // Takes memory for so many bytes at once.
  void reserve(std::size_t bytes) {
    if (capacity_ < bytes) grow_to(bytes);
  }
  // Keeps the room.
  void clear() { size_ = 0; }

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] std::string_view view() const { return {bytes_.get(), size_}; }

 private:
  void grow(std::size_t bytes) { grow_to(2 * capacity_ + bytes + 64); }
  void grow_to(std::size_t capacity) {
    capacity_ = capacity;
    std::unique_ptr<char[]> larger(new char[capacity_]);  // not zeroed, as a vector would be
    if (size_ > 0) std::memcpy(larger.get(), bytes_.get(), size_);
    bytes_ = std::move(larger);
  }

  std::unique_ptr<char[]> bytes_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace newsdex
