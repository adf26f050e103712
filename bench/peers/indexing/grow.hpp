// A larger corpus made of a smaller one: copies whose words are changed, so that the vocabulary
// grows as that of more news would.
#pragma once

#include <cstdint>
#include <filesystem>
#include <ostream>
#include <string>
#include <string_view>

namespace newsdex::bench {

// The text as it stands in copy number `copy`: in copy 0 unchanged; in others some of the words of
// five bytes and more get an ending, always the same for a word in one copy, whatever its case, and
// another in each. How many are changed follows Heaps's law, words ~ text^0.56, which is how the
// vocabulary of real news in sixteen languages grew from 33,692 articles to 67,384.
[[nodiscard]] std::string perturbed(std::string_view text, std::uint64_t copy);

struct Grown {
  std::uint64_t articles = 0;
  std::uint64_t text_bytes = 0;  // of titles and texts
  std::uint64_t words = 0;       // different ones, whatever their case
};

// Writes `articles` lines: those of the JSON Lines file `source` (compressed or not), then copy
// after copy of them with their ids and URLs made unique. The same for the same source, everywhere.
// Throws Error(kInputOutput) for a source that cannot be read, holds nothing, or holds a line that
// is not a JSON object.
Grown grow(const std::filesystem::path& source, std::uint64_t articles, std::ostream& out);

}  // namespace newsdex::bench
