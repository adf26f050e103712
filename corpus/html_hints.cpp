#include "corpus/html_hints.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "common/ascii.hpp"
#include "corpus/html_node.hpp"

namespace newsdex::html {
namespace {

template <std::size_t N>
bool begins_with_one(std::string_view word, const std::array<std::string_view, N>& beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](std::string_view one) { return word.starts_with(one); });
}
template <std::size_t N>
bool is_one(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr auto kChromeBeginnings = std::to_array<std::string_view>(
    {"related",     "recommend",    "recirc",  "outbrain",       "taboola",     "zergnet",
     "promo",       "sponsor",      "advert",  "adsense",        "adunit",      "newsletter",
     "subscri",     "signup",       "share",   "sharing",        "social",      "sociable",
     "breadcrumb",  "sidebar",      "popular", "trending",       "mostread",    "mostpopular",
     "mostviewed",  "footer",       "navbar",  "navigation",     "subnav",      "topnav",
     "menu",        "cookie",       "consent", "gdpr",           "modal",       "popup",
     "tooltip",     "toolbar",      "login",   "signin",         "paginat",     "teaser",
     "upnext",      "screenreader", "sronly",  "visuallyhidden", "bookmark",    "syndicat",
     "readmore",    "readnext",     "seealso", "morefrom",       "morestories", "moreon",
     "nextarticle", "playlist",     "addthis", "sharethis",      "jetpack",     "donat",
     "paywall",     "regwall",      "piano"});
constexpr auto kChromeWords = std::to_array<std::string_view>(
    {"nav",      "ad",    "ads",    "adv",    "noprint",    "skip",       "rss",
     "follow",   "pager", "tools",  "dfp",    "mpu",        "skyscraper", "flyout",
     "dropdown", "rail",  "recent", "latest", "crosslinks", "links"});
constexpr auto kCommentBeginnings = std::to_array<std::string_view>(
    {"comment", "disqus", "livefyre", "respond", "viafoura", "spotim", "discussion"});
constexpr auto kLabelBeginnings = std::to_array<std::string_view>(
    {"byline", "caption", "credit", "copyright", "author", "timestamp", "rating", "keyword",
     "taglist", "figcaption", "dateline", "pubdate", "publish", "contributor", "kicker"});
constexpr auto kLabelWords = std::to_array<std::string_view>(
    {"bio", "tags", "tag", "meta", "date", "print", "email", "topics", "disclaimer", "eyebrow"});
constexpr auto kStoryWords = std::to_array<std::string_view>(
    {"article", "story", "post", "entry", "content", "main", "news", "blog", "text"});
constexpr auto kBodyWords = std::to_array<std::string_view>(
    {"body", "content", "text", "copy", "main", "entry", "inner", "paragraphs", "bodytext"});
constexpr auto kBodyJoined = std::to_array<std::string_view>(
    {"articlebody", "storybody", "postbody", "entrybody", "articlecontent", "storycontent",
     "postcontent", "entrycontent", "articletext", "storytext", "posttext", "bodycopy", "bodytext",
     "articlebodytext", "maincontent", "newstext", "newsbody"});

class Reader {
 public:
  // Splits "articleBody__related-links" into article, body, related, links.
  void read(std::string_view value) {
    before_ = {};
    std::string word;
    for (std::size_t i = 0; i < value.size(); ++i) {
      const char c = value[i];
      const bool lower_before = i > 0 && ascii::is_lower(value[i - 1]);
      if (!ascii::is_letter(c) && !ascii::is_digit(c)) {
        end(word);
        if (ascii::is_space(c)) before_ = {};
        continue;
      }
      if (ascii::is_upper(c) && lower_before) end(word);
      word.push_back(ascii::lower(c));
    }
    end(word);
  }

  Hints hints;

 private:
  void end(std::string& word) {
    if (word.empty()) return;
    judge(word);
    before_ = word;
    word.clear();
  }

  void judge(std::string_view word) {
    if (begins_with_one(word, kCommentBeginnings) && word != "commentary") hints.comments = true;
    if (begins_with_one(word, kChromeBeginnings) || is_one(word, kChromeWords)) hints.chrome = true;
    if ((before_ == "most" || before_ == "more" || before_ == "read" || before_ == "see") &&
        is_one(word, std::to_array<std::string_view>({"read", "popular", "viewed", "more", "next",
                                                      "also", "from", "stories", "news", "on"}))) {
      hints.chrome = true;
    }
    if (begins_with_one(word, kLabelBeginnings) || is_one(word, kLabelWords)) hints.label = true;
    if (is_one(word, kStoryWords)) hints.story = true;
    if (is_one(word, kBodyJoined) || (is_one(before_, kStoryWords) && is_one(word, kBodyWords))) {
      hints.body = true;
    }
  }

  std::string before_;
};

bool is_chrome_role(std::string_view role) {
  static constexpr auto kRoles = std::to_array<std::string_view>(
      {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog",
       "menu", "menubar", "toolbar", "alert", "tooltip", "form"});
  return is_one(role, kRoles);
}

// The id of a section is often its heading: "sharing-with-a-single-developer" is no share button.
bool is_made_of_heading(std::string_view name, std::string_view value) {
  return name == "id" && std::count_if(value.begin(), value.end(),
                                       [](char c) { return c == '-' || c == '_' || c == '.'; }) > 3;
}

}  // namespace

Hints hints_of(const GumboNode& element) {
  Reader reader;
  for (const char* name : {"class", "id", "data-component", "data-testid", "data-module"}) {
    const std::string_view value = attribute(element, name);
    if (!value.empty() && !is_made_of_heading(name, value)) reader.read(value);
  }
  Hints hints = reader.hints;
  const std::string role = ascii::lower(attribute(element, "role"));
  const std::string property = ascii::lower(attribute(element, "itemprop"));
  const std::string_view type = attribute(element, "itemtype");
  hints.chrome = hints.chrome || is_chrome_role(role);
  hints.story = hints.story || role == "main" || role == "article";
  hints.body = hints.body || property == "articlebody";
  hints.comments = hints.comments || property == "comment" || type.ends_with("Comment");
  hints.label = hints.label || property == "author" || property == "caption";
  return hints;
}

}  // namespace newsdex::html
