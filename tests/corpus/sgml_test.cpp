// Tags, attributes and character references, as collections write them.
#include "corpus/sgml.hpp"

#include <gtest/gtest.h>

#include <string>

namespace newsdex {
namespace {

std::string tokens_of(std::string_view markup) {
  std::string all;
  SgmlScanner scanner(markup);
  SgmlToken token;
  while (scanner.next(token)) {
    switch (token.kind) {
      case SgmlToken::Kind::kText:
        all += "{" + std::string(token.text) + "}";
        break;
      case SgmlToken::Kind::kOpen:
        all += "<" + std::string(token.text) + std::string(token.attributes) + ">";
        break;
      case SgmlToken::Kind::kClose:
        all += "</" + std::string(token.text) + ">";
        break;
    }
  }
  return all;
}

TEST(Sgml, TokensFollowOneAnother) {
  const std::pair<const char*, const char*> rows[] = {
      {"a<P>b</P>", "{a}<P>{b}</P>"},
      {"<F P=102>x</F>", "<F P=102>{x}</F>"},
      {"<!-- note -->a<!DOCTYPE x>b", "{a}{b}"},
      {"a<!-- never ended", "{a}{<!-- never ended}"},
      {"profit < 5 and > 3", "{profit }{< 5 and > 3}"},
      {"<TCB>", "<TCB>"},
      {"a <unended tag", "{a }{<unended tag}"},
      {"<a<b>", "{<a}<b>"},
      {"</>", "{</>}"},
      {"<", "{<}"},
      {"", ""},
  };
  for (const auto& [markup, tokens] : rows) EXPECT_EQ(tokens_of(markup), tokens) << markup;
}

TEST(Sgml, CharacterReferences) {
  const std::pair<const char*, const char*> rows[] = {
      {"&lt;BAC>", "<BAC>"},
      {"AT&amp;T", "AT&T"},
      {"AT&T", "AT&T"},
      {"&#65;&#x42;&#X43;", "ABC"},
      {"&#8217;&#146;", "’’"},
      {"R&#233;sum&eacute;", "Résumé"},
      {"&unknown; & ; &#; &#xZ; &", "&unknown; & ; &#; &#xZ; &"},
      {"&#5555555555;", "\xEF\xBF\xBD"},
      {"&#xD800;", "\xEF\xBF\xBD"},
      {"no semicolon &lt here", "no semicolon &lt here"},
  };
  for (const auto& [markup, text] : rows) {
    std::string out;
    append_text(markup, out);
    EXPECT_EQ(out, text) << markup;
  }
  std::string controls;
  append_text("&#3;&#31;", controls);
  EXPECT_EQ(controls, "\x03\x1F") << "cleaning comes later";
}

TEST(Sgml, Attributes) {
  const char* const attributes = " TOPICS=\"YES\" OLDID='5544' NEWID = 12 CGI-NEWID=\"x\"";
  EXPECT_EQ(attribute(attributes, "TOPICS"), "YES");
  EXPECT_EQ(attribute(attributes, "oldid"), "5544");
  EXPECT_EQ(attribute(attributes, "NEWID"), "12");
  EXPECT_EQ(attribute(attributes, "ID"), "");
  EXPECT_EQ(attribute(" id=\"never ended", "id"), "never ended");
  EXPECT_EQ(attribute("", "id"), "");
}

}  // namespace
}  // namespace newsdex
