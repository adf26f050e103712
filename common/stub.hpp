// The Xapian stub file that names an index's current generation, and how a new one is published.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace newsdex {

inline constexpr const char* kIndexFolderName = ".newsdex";
inline constexpr const char* kStubName = "XAPIANDB";
inline constexpr const char* kNewStubName =
    "XAPIANDB.new";  // one being written; a crash may leave it

// "generation-000007" for 7.
[[nodiscard]] std::string generation_name(unsigned number);
// 7 for "generation-000007", else nothing.
[[nodiscard]] std::optional<unsigned> generation_number(const std::string& name);

// The current generation's number; nothing where the folder has no stub. Throws Error(kForeign)
// where the stub is not one that newsdex wrote.
[[nodiscard]] std::optional<unsigned> current_generation(const std::filesystem::path& index);

// Makes generation `number` the current one, durably: fsyncs its files and folder, writes the stub
// aside, fsyncs it, renames it, fsyncs the index folder. Throws Error(kInputOutput).
void publish_generation(const std::filesystem::path& index, unsigned number);

// The nearest `.newsdex` in `start` or above it, as git looks for its folder.
[[nodiscard]] std::optional<std::filesystem::path> find_index(const std::filesystem::path& start);

// Where an index is when none is named: $NEWSDEX_INDEX, else find_index of the current folder.
// Throws Error(kNotFound) that says what to do.
[[nodiscard]] std::filesystem::path default_index();

}  // namespace newsdex
