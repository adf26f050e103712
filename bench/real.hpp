// Real articles, as newsdex's own readers find them below NEWSDEX_DATA_DIR.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include <newsdex/article.hpp>

namespace newsdex::bench {

// The articles of a collection, none where it is absent.
[[nodiscard]] std::vector<Article> real_articles(std::string_view collection);

}  // namespace newsdex::bench
