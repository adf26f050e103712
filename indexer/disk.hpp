// What planning and reading ask of the files on the disk.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "indexer/plan.hpp"

namespace newsdex {

// The hash of a file's bytes; nothing where it cannot be read: reading it will say why.
[[nodiscard]] std::optional<std::uint64_t> hash_if_readable(const std::string& path);

[[nodiscard]] DiskProbe real_disk();

}  // namespace newsdex
