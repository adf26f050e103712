// The article of a page: its own text, without what is around it.
//
// Elements that are called menus, comments and the like go out (html_prune); the element that the
// paragraphs left speak for is the article (html_score); what leads elsewhere between and around
// its paragraphs goes out too (html_trim). The rules know no site.
#pragma once

#include <gumbo.h>

#include <string>
#include <string_view>

namespace newsdex::html {

struct PageText {
  std::string text;
  // The page leads to articles and holds none (a front page, a section, an archive); `text` is
  // then all that it shows.
  bool only_links = false;
};

// `title`: the page's, as it is known; a heading that repeats it is no part of the text.
[[nodiscard]] PageText article_text(const GumboNode& root, std::string_view title);

}  // namespace newsdex::html
