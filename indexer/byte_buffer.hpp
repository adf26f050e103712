// Bytes, or other plain things, that grow at their end, written in place: where a few are added
// millions of times, the care of std::string and std::vector for each of them is most of the work.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <type_traits>
#include <utility>

#include "common/glass_encoding.hpp"

namespace newsdex {

template <class T>
class Buffer {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  // The end, with room for `count` more; what is written there counts once end_at() tells its end.
  [[nodiscard]] T* room(std::size_t count) {
    if (capacity_ - size_ < count) grow(count);
    return items_.get() + size_;
  }
  void end_at(const T* end) { size_ = static_cast<std::size_t>(end - items_.get()); }

  void push(const T& item) {
    *room(1) = item;
    ++size_;
  }
  // Takes memory for so many at once.
  void reserve(std::size_t count) {
    if (capacity_ < count) grow_to(count);
  }
  // Keep the room.
  void clear() { size_ = 0; }
  void shrink(std::size_t size) { size_ = size; }

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::size_t capacity() const { return capacity_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] T* data() { return items_.get(); }
  [[nodiscard]] const T* data() const { return items_.get(); }

 private:
  void grow(std::size_t count) { grow_to(2 * capacity_ + count + 64); }
  void grow_to(std::size_t capacity) {
    if (size_ == 0) items_.reset();  // before the new ones take their memory
    auto larger = std::make_unique_for_overwrite<T[]>(capacity);  // not zeroed, as a vector's
    if (size_ > 0) std::memcpy(larger.get(), items_.get(), size_ * sizeof(T));
    items_ = std::move(larger);
    capacity_ = capacity;
  }

  std::unique_ptr<T[]> items_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

class ByteBuffer : public Buffer<char> {
 public:
  void append(std::string_view bytes) { end_at(glass::put_bytes(room(bytes.size()), bytes)); }
  [[nodiscard]] std::string_view view() const { return {data(), size()}; }
};

}  // namespace newsdex
