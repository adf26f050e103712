// Pages whose article somebody else has taken out of them.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "bench/quality/extraction/shingles.hpp"

namespace newsdex::bench {

struct Page {
  std::string name;  // "readability/cnn", "newspaper3k/al.com1"
  std::string html;
  std::string text;      // the article, as given
  std::size_t half = 0;  // 0: the rules were tuned on it; all pages of one site are of one half
};

// The pages of the folders readability/ and newspaper3k/ below `folder`, by name.
[[nodiscard]] std::vector<Page> read_pages(const std::filesystem::path& folder);

// Which half a page is of: by its name without numbers, so that one site's pages stay together.
[[nodiscard]] std::size_t half_of(std::string_view name);

// Of the shingles of the article, the share that stands in the page at all, hidden parts and all.
// Golden texts were taken at other times, from other versions of a page.
[[nodiscard]] double share_in_page(const Page& page);
inline constexpr double kLeastShareInPage = 0.8;

[[nodiscard]] std::string read_file_text(const std::filesystem::path& path);
// Names, one a line; lines that begin with `#` are comments.
[[nodiscard]] std::set<std::string> read_names(const std::filesystem::path& path);

}  // namespace newsdex::bench
