// The one input of all engines: JSON Lines with "id", "title" and "text", whatever else.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <vector>

#include <newsdex/article.hpp>

namespace newsdex::bench {

// Gives every article of the file with its docno, title and text, no more, as fast as simdjson
// reads them: what an engine without a reader of its own would be given. Throws Error(kInputOutput)
// for a file that cannot be read and for a line that is no such article.
void for_each_article(const std::filesystem::path& file,
                      const std::function<void(const Article&)>& each);

// What rates are taken of.
struct Extent {
  std::uint64_t articles = 0;
  std::uint64_t text_bytes = 0;  // of titles and texts
};
[[nodiscard]] Extent extent_of(const std::filesystem::path& file);

// Writes the articles that newsdex's readers find in the sources.
void write_json_lines(const std::vector<std::filesystem::path>& sources,
                      const std::filesystem::path& file);

// Writes the articles of a JSON Lines file as records of Omega's scriptindex.
void write_scriptindex_records(const std::filesystem::path& json_lines,
                               const std::filesystem::path& file);

}  // namespace newsdex::bench
