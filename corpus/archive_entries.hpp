// tar, zip and 7z: an archive's entries as they come, without a file being written.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "corpus/byte_stream.hpp"
#include "corpus/member.hpp"
#include "corpus/recognise.hpp"

namespace newsdex {

// Gives every entry that is a file; links, hidden and encrypted ones are told. An entry's id is its
// name, without "./" before it; a repeated one gets "~2". `format` is kTar, kZip or kSevenZip.
// Answers why the archive could not be read to its end, else nothing. Where `expansion` bites, that
// is the reason.
//
// A name is a name and no more: it may be absolute or climb, for nothing is written. A 7z archive
// that does not lie on the disk by itself is held in memory, and is refused above 256 MB.
[[nodiscard]] std::string read_archive(Format format, std::unique_ptr<ByteStream> bytes,
                                       Expansion& expansion, MemberSink& sink);

}  // namespace newsdex
