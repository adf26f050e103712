// What lies behind the zeros that end a tar: mostly nothing.
#pragma once

#include <cstdint>

#include "corpus/lookahead.hpp"

namespace newsdex {

struct TarTail {
  bool another_begins = false;  // the stream is at a header that is sound
  // What was passed before that, or before the stream's end, and is neither zeros nor a header.
  std::uint64_t rubbish_begin = 0;
  std::uint64_t rubbish_bytes = 0;
};

// Goes on from the end of a tar: to the next where several were written one behind another, or to
// where one goes on behind damage.
[[nodiscard]] TarTail pass_tar_tail(Lookahead& bytes);

}  // namespace newsdex
