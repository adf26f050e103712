// What the names that authors of pages give their elements (class, id, role, …) say of what is in
// them.
#pragma once

#include <gumbo.h>

namespace newsdex::html {

struct Hints {
  bool body = false;      // "article-body", "entry-content", itemprop articleBody: the text itself
  bool story = false;     // "article", "story", "post": the text and more
  bool chrome = false;    // menus, share buttons, other stories, advertisements
  bool comments = false;  // what readers say of it
  bool label = false;     // bylines, dates, tags, captions: short where they are what they say
};

[[nodiscard]] Hints hints_of(const GumboNode& element);

}  // namespace newsdex::html
