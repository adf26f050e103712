#include "corpus/html.hpp"

#include <gumbo.h>

#include <memory>
#include <string>
#include <utility>

#include "corpus/charset.hpp"
#include "corpus/html_article.hpp"
#include "corpus/html_calm.hpp"
#include "corpus/html_metadata.hpp"
#include "corpus/html_text.hpp"
#include "corpus/text_layout.hpp"

namespace newsdex {
namespace {

constexpr std::size_t kMuchMore = 4;  // times as long is what a page says beside what it shows

struct Destroy {
  void operator()(GumboOutput* page) const { gumbo_destroy_output(&kGumboDefaultOptions, page); }
};
using Page = std::unique_ptr<GumboOutput, Destroy>;

Page parse_page(const std::string& markup) {
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  return Page(gumbo_parse_with_options(&options, markup.data(), markup.size()));
}

// To HTML a section of XML is a comment, and what is escaped twice brings them.
std::string without_sections(std::string_view markup) {
  constexpr std::string_view kBegin = "<![CDATA[";
  std::string text(markup);
  if (text.find(kBegin) == std::string::npos) return text;
  for (const std::string_view mark : {kBegin, std::string_view("]]>")}) {
    std::string kept;
    std::size_t from = 0;
    for (std::size_t at = 0; (at = text.find(mark, from)) != std::string::npos;) {
      kept.append(text, from, at - from);
      from = at + mark.size();
    }
    text = kept.append(text, from);
  }
  return text;
}

}  // namespace

RawRecord read_html(std::string_view bytes, std::string_view charset) {
  const std::string markup =
      calm_html(decode(bytes, charset.empty() ? declared_charset(bytes) : std::string(charset)));
  const Page page = parse_page(markup);
  RawRecord record;
  record.line = 1;
  record.wrap_width = kNotWrapped;
  const bool says_article = read_page_metadata(*page->root, record);
  html::PageText article = html::article_text(*page->root, record.title);
  // A page that is filled by a script may still say its text beside it.
  if (record.text.size() <= kMuchMore * article.text.size()) record.text = std::move(article.text);
  if (record.text.empty()) {
    record.warnings.emplace_back("a page that shows no text: it may be filled by a script");
  }
  if (article.only_links && !says_article) {
    record.warnings.emplace_back("a list of links: it leads to articles, and holds none itself");
  }
  return record;
}

std::string html_text(std::string_view utf8) {
  const std::string markup = calm_html(without_sections(utf8));
  return visible_text(*parse_page(markup)->root, {});
}

}  // namespace newsdex
