// Debian's Lucene 8, where it is installed.
#pragma once

#include <optional>
#include <string>

namespace newsdex::bench {

// A program of that name is on the PATH.
[[nodiscard]] bool is_on_path(const std::string& program);

// The class path of Lucene's core, first, analyzers and highlighters; nothing where a jar, java or
// javac is missing.
[[nodiscard]] std::optional<std::string> lucene_jars();

}  // namespace newsdex::bench
