// UTF-16 and UTF-32 as a stream of UTF-8.
#pragma once

#include <memory>
#include <string>

#include "corpus/byte_stream.hpp"

namespace newsdex {

// The text of `head` and then of `rest` (which must outlive the stream), both in `charset`. What is
// ill-formed becomes U+FFFD. A failure is that of `rest`.
[[nodiscard]] std::unique_ptr<ByteStream> transcoding(std::string head, ByteStream& rest,
                                                      const std::string& charset);

}  // namespace newsdex
