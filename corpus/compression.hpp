// Streams that gzip, zstd, xz or bzip2 has compressed, known by their first bytes.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "corpus/byte_stream.hpp"

namespace newsdex {

[[nodiscard]] bool is_compressed(std::string_view head);
// The same by the ending of a file's name, for where it is not worth opening.
[[nodiscard]] bool is_compressed_name(std::string_view name);

// What was compressed, one compression through; `from` itself where nothing was. `expansion` bounds
// it. Zeros behind its end are nothing; of rubbish there, `warning` says where it is and how much.
// Both must outlive the stream.
[[nodiscard]] std::unique_ptr<ByteStream> decompress(std::unique_ptr<PeekedBytes> from,
                                                     Expansion& expansion, std::string& warning);

// Opens a file as open_file does and sees through its compression, where it has one.
[[nodiscard]] std::unique_ptr<ByteStream> open_bytes(const std::string& path, Expansion& expansion,
                                                     std::string& warning);

// A file's name without the ending that says how it is compressed ("a.sgm.gz" → "a.sgm"); that of a
// compressed archive is written out ("a.tgz" → "a.tar").
[[nodiscard]] std::string without_compression(std::string_view name);

}  // namespace newsdex
