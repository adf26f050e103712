// Which archive this is, by its first bytes.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "corpus/recognise.hpp"

namespace newsdex {

inline constexpr std::size_t kTarBlockBytes = 512;

// A tar's header stands here, whose sum is right. The bytes of one hold the sum of all, in octal.
[[nodiscard]] bool has_tar_sum(std::string_view text);

// kTar, kZip, kSevenZip, kWarc or kArc, from the first 512 bytes; nothing for all else, for office
// documents and programs, which are zip files too, and where the name promises text. An
// empty tar is zeros: known by its name alone.
[[nodiscard]] std::optional<Format> archive_kind(std::string_view head, std::string_view name);

}  // namespace newsdex
