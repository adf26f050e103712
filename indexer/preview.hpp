// What a file would be read as, and why one that was read gave nothing.
#pragma once

#include <string>
#include <vector>

#include <newsdex/indexer.hpp>

namespace newsdex {

// Looks at the beginning of the file, and of what it holds where it is an archive; `parts` is told
// of what would not be read of these.
[[nodiscard]] PreviewedFile preview_file(const std::string& path, std::vector<FileIssue>& parts);

// Reads the file, which gives no article, to its end: `parts` is told what it warns of, too.
void explain_emptiness(const std::string& path, std::vector<FileIssue>& parts);

}  // namespace newsdex
