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

struct Destroy {
  void operator()(GumboOutput* page) const { gumbo_destroy_output(&kGumboDefaultOptions, page); }
};
using Page = std::unique_ptr<GumboOutput, Destroy>;

Page parse_page(const std::string& markup) {
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  return Page(gumbo_parse_with_options(&options, markup.data(), markup.size()));
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
  record.text = std::move(article.text);
  if (article.only_links && !says_article) {
    record.warnings.emplace_back("a list of links: it leads to articles, and holds none itself");
  }
  return record;
}

std::string html_text(std::string_view utf8) {
  const std::string markup = calm_html(std::string(utf8));
  return visible_text(*parse_page(markup)->root, {});
}

}  // namespace newsdex
