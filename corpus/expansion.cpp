#include "corpus/expansion.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace newsdex {

void Expansion::read_to(std::uint64_t end) {
  taken_ = std::max(taken_, end);
  if (file_bytes_read_ != nullptr) *file_bytes_read_ = end;
}

bool Expansion::give(std::uint64_t bytes) {
  given_ += bytes;
  if (!refusal_.empty()) return false;
  if (given_ > limits_.free_bytes && given_ / taken_ > limits_.ratio) {
    refusal_ = fmt::format(
        "expands more than {} fold (refused after {} bytes): decompress it yourself if it is what "
        "you want",
        limits_.ratio, given_);
  } else if (given_ > limits_.total_bytes) {
    refusal_ = fmt::format("expands to more than {} bytes: split it", limits_.total_bytes);
  }
  return refusal_.empty();
}

bool Expansion::give_member() {
  if (++members_ > limits_.members && refusal_.empty()) {
    refusal_ = fmt::format("holds more than {} entries: split it", limits_.members);
  }
  return refusal_.empty();
}

}  // namespace newsdex
