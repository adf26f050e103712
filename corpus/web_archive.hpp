// Archives of the web, WARC and ARC: the pages that their records hold.
#pragma once

#include <memory>
#include <string>

#include "corpus/byte_stream.hpp"
#include "corpus/member.hpp"
#include "corpus/recognise.hpp"

namespace newsdex {

// Gives every page (HTML or XHTML) that a server answered with or that was saved as a resource; all
// other records are skipped, each with its reason, and those that are not what their headers say
// are broken. A member's id is its record's, made one line; a repeated one gets "~2". `format` is
// kWarc or kArc. Answers why the archive could not be read to its end, else nothing.
[[nodiscard]] std::string read_web_archive(Format format, ByteStream& bytes, Expansion& expansion,
                                           MemberSink& sink);

}  // namespace newsdex
