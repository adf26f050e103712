// The kinds of files that are not news as text, by their first bytes and by their names.
#pragma once

#include <string_view>

namespace newsdex {

// The kind ("PDF document") of content that begins with the bytes of one, however it is called;
// empty: none that is known.
[[nodiscard]] std::string_view binary_kind(std::string_view head);

// What a name promises by its ending.
enum class NameSays {
  kNothing,    // no ending, or an unknown one
  kText,       // .txt, .md, …
  kHtml,       // .html, .htm, .xhtml
  kJson,       // .json
  kJsonLines,  // .jsonl, .ndjson
  kSgml,       // .sgm, .sgml, .trec
  kXml,        // .xml, .rss, .atom, .rdf
  kTable,      // .csv, .tsv, .tab
  kMail,       // .eml, .mbox
  kOtherText,  // text of a kind that is not read: `kind`
};
struct NameKind {
  NameSays says = NameSays::kNothing;
  std::string_view kind;  // of kOtherText
};
[[nodiscard]] NameKind kind_of_name(std::string_view name);

// A name that promises text in one of the formats that are read.
[[nodiscard]] bool promises_text(NameSays says);

// Text does not look like this: too many control characters, given what else it holds.
[[nodiscard]] bool looks_binary(std::string_view head);

}  // namespace newsdex
