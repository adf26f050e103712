// The JSON of `status --json` and `dump` (docs/output-format.md).
#pragma once

#include <string>

#include <newsdex/article.hpp>
#include <newsdex/indexer.hpp>

namespace newsdex {

inline constexpr int kOutputSchema = 1;

// One object on one line, without the line feed. An unknown value is absent.
[[nodiscard]] std::string article_json(const Article& article);
// With `failed`, the files that could not be read are listed.
[[nodiscard]] std::string status_json(const Status& status, bool failed);

}  // namespace newsdex
