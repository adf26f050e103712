// Paths as the index keeps them: absolute, exact bytes, and how they are shown in JSON and ids.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace newsdex {

// The path made absolute, without `.`, `..`, doubled or trailing slashes. Links are followed only
// where a `..` makes it necessary.
[[nodiscard]] std::string absolute_path(const std::filesystem::path& path);

// True for the folder itself and all that is below it; both absolute.
[[nodiscard]] bool is_at_or_under(std::string_view path, std::string_view folder);

// Sets "path" and, where the path is not UTF-8, "path_base64" with its exact bytes.
void put_path(nlohmann::ordered_json& object, const std::string& path);
// The exact bytes of what put_path wrote.
[[nodiscard]] std::string take_path(const nlohmann::ordered_json& object);

}  // namespace newsdex
