// What a page says of its article in JSON-LD, as schema.org names it (NewsArticle and its kin).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace newsdex::html {

struct LinkedData {
  bool is_article = false;  // else all the rest is empty
  std::string title;
  std::string date;
  std::string updated;
  std::string source;
  std::string language;
  std::string url;
  std::string text;                   // of the whole article, or HTML of it
  std::string byline;                 // several authors with commas between
  std::vector<std::string> sections;  // and keywords
};

// `json`: what a script element of type application/ld+json holds. The article may stand in an
// array, in an @graph or as a page's main entity; what it refers to by @id is looked up there.
// Several articles are a list, and none of them is the page's.
[[nodiscard]] LinkedData read_linked_data(std::string_view json);

}  // namespace newsdex::html
