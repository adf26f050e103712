#include "corpus/xml.hpp"

#include <fmt/format.h>
#include <libxml/parser.h>

#include <limits>

#include "common/ascii.hpp"
#include "common/utf8.hpp"
#include "corpus/charset.hpp"
#include "corpus/clean_text.hpp"
#include "corpus/xml_calm.hpp"
#include "corpus/xml_node.hpp"

namespace newsdex {
namespace {

constexpr std::size_t kDeclarationWithin = 4096;  // comments may stand before it, if wrongly

// The first error that ends well-formedness; the others often follow from it.
struct FirstError {
  std::string message;
  int line = 0;
  int code = 0;
};

#if LIBXML_VERSION >= 21200
using ErrorOf = const xmlError*;
#else
using ErrorOf = xmlError*;
#endif

void keep_first(void* context, ErrorOf error) {
  auto* parser = static_cast<xmlParserCtxt*>(context);
  auto& first = *static_cast<FirstError*>(parser->_private);
  if (error->level != XML_ERR_FATAL || !first.message.empty()) return;
  first.message = to_utf8(one_line(error->message == nullptr ? "" : error->message));
  first.line = error->line;
  first.code = error->code;
}

std::string charset_of(std::string_view bytes) {
  const auto declaration = bytes.substr(0, kDeclarationWithin).find("<?xml");
  return declaration == std::string_view::npos ? std::string()
                                               : declared_charset(bytes.substr(declaration));
}

// A document that has its end has been read to there, whatever was wrong on the way.
bool has_its_end(std::string_view markup, const xmlNode* root) {
  markup = ascii::trimmed(markup);
  const auto end = markup.rfind("</");
  if (root == nullptr || end == std::string_view::npos || !markup.ends_with('>')) return false;
  const auto name = ascii::trimmed(markup.substr(end + 2, markup.size() - end - 3));
  return xml::without_prefix(name) == xml::name_of(*root);
}

}  // namespace

XmlDocument read_xml(std::string_view bytes, std::string_view charset, XmlCare care) {
  const std::string markup =
      calm_xml(decode(bytes, charset.empty() ? charset_of(bytes) : std::string(charset)));
  XmlDocument document;
  const std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)> parser(xmlNewParserCtxt(),
                                                                            &xmlFreeParserCtxt);
  if (markup.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
    document.flaw = "too large";
    document.cut_short = true;
    return document;
  }
  FirstError error;
  parser->_private = &error;
  parser->sax->serror = keep_first;
  // Without XML_PARSE_HUGE: 256 elements deep at most, 10 MB a text.
  const int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                      XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES |
                      (care == XmlCare::kRecover ? XML_PARSE_RECOVER : 0);
  document.tree.reset(xmlCtxtReadMemory(
      parser.get(), markup.data(), static_cast<int>(markup.size()), nullptr, "UTF-8", options));
  if (parser->wellFormed != 0) return document;
  document.flaw = fmt::format("not well-formed XML, line {}: {}", error.line, error.message);
  // A parser that recovers stops giving only where it gave up, and at the end of the root.
  document.cut_short = parser->disableSAX != 0 || error.code == XML_ERR_DOCUMENT_END ||
                       !has_its_end(markup, document.root());
  return document;
}

XmlDocument read_xml_file(TextWindow& window, XmlCare care) {
  XmlDocument document;
  if (!window.read_all(kMaxXmlBytes)) {
    document.flaw = fmt::format("larger than {} MB, the most that is read as one XML document",
                                kMaxXmlBytes >> 20);
    document.cut_short = true;
    return document;
  }
  return read_xml(window.text(), window.is_marked_unicode() ? "UTF-8" : "", care);
}

}  // namespace newsdex
