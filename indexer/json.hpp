// The JSON of `status --json`, `dump`, `update --dry-run --json` and `why --json`
// (docs/output-format.md).
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include <newsdex/article.hpp>
#include <newsdex/indexer.hpp>

namespace newsdex {

inline constexpr int kOutputSchema = 1;

// One object on one line, without the line feed. An unknown value is absent.
[[nodiscard]] std::string article_json(const Article& article);
// With `failed`, the files that could not be read are listed.
[[nodiscard]] std::string status_json(const Status& status, bool failed);

// An object a line: the files, what archives hold that would not be read, and what they come to.
void write_preview_json(std::ostream& out, const UpdatePreview& preview);
// An object a line, a file each.
void write_stories_json(std::ostream& out, const std::vector<FileStory>& stories);

}  // namespace newsdex
