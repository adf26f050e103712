// Which archive this is, by its first bytes.
#pragma once

#include <optional>
#include <string_view>

#include "corpus/recognise.hpp"

namespace newsdex {

// kTar, kZip, kSevenZip, kWarc or kArc, from the first 512 bytes; nothing for all else, for office
// documents and programs, which are zip files too, and where the name promises text.
[[nodiscard]] std::optional<Format> archive_kind(std::string_view head, std::string_view name);

}  // namespace newsdex
