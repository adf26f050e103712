#include "corpus/sgml.hpp"

#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

#include "common/ascii.hpp"
#include "corpus/charset.hpp"

namespace newsdex {
namespace {

constexpr std::size_t kLongestTag = 2048;          // a longer one is a stray `<`
constexpr std::size_t kLongestSgmlReference = 12;  // between & and ;

bool is_name(char c) { return ascii::is_letter(c) || ascii::is_digit(c) || c == '-' || c == '_'; }

// Names of characters in Reuters-21578 and the TREC disks, and those that every page has.
constexpr auto kCharacters = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"lt", "<"},     {"gt", ">"},     {"amp", "&"},    {"quot", "\""},  {"apos", "'"},
    {"nbsp", " "},   {"blank", " "},  {"hyph", "-"},   {"hyphen", "-"}, {"ndash", "–"},
    {"mdash", "—"},  {"lsquo", "‘"},  {"rsquo", "’"},  {"ldquo", "“"},  {"rdquo", "”"},
    {"hellip", "…"}, {"bull", "•"},   {"cir", "•"},    {"sect", "§"},   {"para", "¶"},
    {"pound", "£"},  {"cent", "¢"},   {"yen", "¥"},    {"euro", "€"},   {"reg", "®"},
    {"copy", "©"},   {"trade", "™"},  {"deg", "°"},    {"plusmn", "±"}, {"times", "×"},
    {"frac12", "½"}, {"frac14", "¼"}, {"frac34", "¾"}, {"lsqb", "["},   {"rsqb", "]"},
    {"dollar", "$"}, {"eacute", "é"}, {"egrave", "è"}, {"ecirc", "ê"},  {"euml", "ë"},
    {"aacute", "á"}, {"agrave", "à"}, {"acirc", "â"},  {"auml", "ä"},   {"aring", "å"},
    {"oacute", "ó"}, {"ograve", "ò"}, {"ocirc", "ô"},  {"ouml", "ö"},   {"oslash", "ø"},
    {"uacute", "ú"}, {"ugrave", "ù"}, {"ucirc", "û"},  {"uuml", "ü"},   {"iacute", "í"},
    {"igrave", "ì"}, {"icirc", "î"},  {"iuml", "ï"},   {"ntilde", "ñ"}, {"atilde", "ã"},
    {"otilde", "õ"}, {"ccedil", "ç"}, {"szlig", "ß"},  {"aelig", "æ"},  {"AElig", "Æ"},
    {"Eacute", "É"}, {"Agrave", "À"}, {"Auml", "Ä"},   {"Ouml", "Ö"},   {"Uuml", "Ü"},
    {"Ccedil", "Ç"}, {"Oslash", "Ø"}, {"Aring", "Å"},  {"Ntilde", "Ñ"},
});

void append_referenced(std::uint32_t c, std::string& out) {
  if (c >= 0x80 && c <= 0x9F) {  // windows-1252's, as the web reads such references
    out.append(decode(std::string(1, static_cast<char>(c)), "windows-1252"));
    return;
  }
  std::array<char, U8_MAX_LENGTH> bytes{};
  std::size_t size = 0;
  UBool failed = 0;
  U8_APPEND(bytes.data(), size, bytes.size(), static_cast<UChar32>(c), failed);
  out.append(failed ? std::string_view("\xEF\xBF\xBD") : std::string_view(bytes.data(), size));
}

// "#8217" or "#x2019", between & and ;.
bool append_numeric(std::string_view reference, std::string& out) {
  reference.remove_prefix(1);
  const bool hexadecimal = reference.starts_with('x') || reference.starts_with('X');
  if (hexadecimal) reference.remove_prefix(1);
  std::uint32_t c = 0;
  const char* const end = reference.data() + reference.size();
  const auto result = std::from_chars(reference.data(), end, c, hexadecimal ? 16 : 10);
  if (result.ptr != end || result.ec == std::errc::invalid_argument) return false;
  append_referenced(result.ec == std::errc() ? c : 0xFFFFFFFF, out);
  return true;
}

bool append_reference(std::string_view reference, std::string& out) {
  if (reference.starts_with('#')) return append_numeric(reference, out);
  const auto* found = std::find_if(kCharacters.begin(), kCharacters.end(),
                                   [&](const auto& row) { return row.first == reference; });
  if (found == kCharacters.end()) return false;
  out.append(found->second);
  return true;
}

}  // namespace

bool SgmlScanner::take_tag(SgmlToken& token) {
  const bool close = rest_.size() > 1 && rest_[1] == '/';
  const std::size_t name = close ? 2 : 1;
  if (rest_.size() <= name || !ascii::is_letter(rest_[name])) return false;
  const std::size_t most = std::min(rest_.size(), kLongestTag);
  std::size_t end = name;
  while (end < most && rest_[end] != '<' && rest_[end] != '>') ++end;
  if (end == most || rest_[end] != '>') return false;
  auto name_end = name;
  while (is_name(rest_[name_end])) ++name_end;
  token.kind = close ? SgmlToken::Kind::kClose : SgmlToken::Kind::kOpen;
  token.text = rest_.substr(name, name_end - name);
  token.attributes = rest_.substr(name_end, end - name_end);
  rest_.remove_prefix(end + 1);
  return true;
}

bool SgmlScanner::skip_declaration() {
  std::size_t end = std::string_view::npos;
  std::size_t mark_bytes = 1;
  if (!rest_.starts_with("<!--")) {
    end = rest_.substr(0, kLongestTag).find('>');
  } else if (comments_end_) {
    mark_bytes = 3;
    end = rest_.find("-->");
    comments_end_ = end != std::string_view::npos;  // or a hostile file is searched again and again
  }
  if (end == std::string_view::npos) return false;
  rest_.remove_prefix(end + mark_bytes);
  return true;
}

bool SgmlScanner::next(SgmlToken& token) {
  while (rest_.starts_with("<!") || rest_.starts_with("<?")) {
    if (!skip_declaration()) break;
  }
  if (rest_.empty()) return false;
  if (rest_.front() == '<' && take_tag(token)) return true;
  // Text up to what may be the next tag; a stray `<` is text alone.
  const auto end = std::min(rest_.find('<', 1), rest_.size());
  token.kind = SgmlToken::Kind::kText;
  token.text = rest_.substr(0, end);
  token.attributes = {};
  rest_.remove_prefix(end);
  return true;
}

std::string_view attribute(std::string_view attributes, std::string_view name) {
  for (std::size_t from = 0;;) {
    const auto found = ascii::find(attributes.substr(from), name);
    if (found == std::string_view::npos) return {};
    const auto at = from + found;
    from = at + name.size();
    if (at == 0 || !ascii::is_space(attributes[at - 1])) continue;
    std::string_view value = ascii::trimmed(attributes.substr(from));
    if (!value.starts_with('=')) continue;
    value = ascii::trimmed(value.substr(1));
    if (value.starts_with('"') || value.starts_with('\'')) {
      return value.substr(1, value.find(value.front(), 1) - 1);
    }
    return value.substr(0, value.find_first_of(" \t\r\n"));
  }
}

void append_text(std::string_view markup_text, std::string& out) {
  for (;;) {
    const auto at = markup_text.find('&');
    out.append(markup_text.substr(0, at));
    if (at == std::string_view::npos) return;
    markup_text.remove_prefix(at + 1);
    const auto end = markup_text.substr(0, kLongestSgmlReference).find(';');
    if (end != std::string_view::npos && append_reference(markup_text.substr(0, end), out)) {
      markup_text.remove_prefix(end + 1);
    } else {
      out.push_back('&');
    }
  }
}

bool is_line_tag(std::string_view name) {
  static constexpr auto kNames = std::to_array<std::string_view>(
      {"p",          "br",   "h1", "h2",       "h3",       "h4",     "h5",  "h6",
       "hr",         "li",   "ul", "ol",       "tr",       "table",  "div", "ti",
       "blockquote", "text", "lp", "leadpara", "headline", "section"});
  return std::any_of(kNames.begin(), kNames.end(),
                     [&](std::string_view known) { return ascii::equal(known, name); });
}

}  // namespace newsdex
