// XML as it comes, made fit for a parser: what would make one fetch, expand or give up is taken
// out.
#pragma once

#include <string>
#include <string_view>

namespace newsdex {

// `utf8` as markup and text alone. Declarations, comments and instructions go (their line feeds
// stay, so that lines keep their numbers), and with the document type all entities that it
// declares. Of references, those of XML stay, those that HTML knows become their character
// (&eacute;),
// &#128; to &#159; are read as windows-1252, and any other "&", or "<" that begins no tag, stands
// for itself. Characters that XML forbids go, and the attributes of a tag that has too many or
// declares more namespaces than an article can need.
[[nodiscard]] std::string calm_xml(std::string_view utf8);

}  // namespace newsdex
