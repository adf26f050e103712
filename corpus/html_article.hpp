// The article of a page: its own text, without what is around it.
#pragma once

#include <gumbo.h>

#include <string>
#include <string_view>

namespace newsdex::html {

struct ArticleText {
  std::string text;
  bool links = false;  // the page is a list of links, and `text` all that it shows
};

// `declared`: the text as the page's own metadata holds it (JSON-LD), mostly empty.
[[nodiscard]] ArticleText article_text(const GumboNode& root, std::string_view title,
                                       std::string_view declared);

}  // namespace newsdex::html
