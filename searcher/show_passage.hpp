// Makes a hit of a matched article: its fields, and a passage with what matched in it.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include <newsdex/searcher.hpp>

#include "common/short_lines.hpp"
#include "searcher/article_text.hpp"
#include "searcher/leaf.hpp"

namespace newsdex {

// The passage `index` (from 0) of the article as a hit shows it; without one, the passage that
// holds most of the leaves, else the lead: as number 0 where only the title matched.
// Lines of `boilerplate` are trimmed off its ends, but for those that hold a match.
[[nodiscard]] Hit make_hit(ArticleText& article, const std::vector<Leaf>& leaves,
                           std::optional<std::size_t> index, const Boilerplate& boilerplate);

}  // namespace newsdex
