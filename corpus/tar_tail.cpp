#include "corpus/tar_tail.hpp"

#include <algorithm>

#include "corpus/archive_kind.hpp"

namespace newsdex {
namespace {

void pass_zeros(Lookahead& bytes) {
  while (bytes.widen(1)) {
    std::string_view& next = bytes.next();
    const auto zeros = next.find_first_not_of('\0');
    next.remove_prefix(std::min(zeros, next.size()));
    if (zeros != std::string_view::npos) return;
  }
}

}  // namespace

TarTail pass_tar_tail(Lookahead& bytes) {
  pass_zeros(bytes);
  TarTail tail{.rubbish_begin = bytes.position()};
  while (bytes.widen(1)) {
    bytes.widen(kTarBlockBytes);
    std::string_view& next = bytes.next();
    tail.another_begins = has_tar_sum(next);
    if (tail.another_begins) break;
    next.remove_prefix(std::min(kTarBlockBytes, next.size()));
  }
  tail.rubbish_bytes = bytes.position() - tail.rubbish_begin;
  return tail;
}

}  // namespace newsdex
