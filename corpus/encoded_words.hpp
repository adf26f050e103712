// Encoded words: how mail writes other letters than those of ASCII in its headers (RFC 2047).
#pragma once

#include <string>
#include <string_view>

namespace newsdex {

enum class WordsIn {
  kText,     // a subject
  kAddress,  // names of people: what is decoded is quoted, so that a comma in it parts no names
};

// UTF-8 with its encoded words ("=?koi8-r?B?7ck=?=") decoded, and the white space between two of
// them gone; what only looks like one stays. Done by ourselves because GMime 3.2 loses what follows
// the padding of one base64 word in the next, and most mailers pad each.
[[nodiscard]] std::string decode_words(std::string_view utf8, WordsIn where);

}  // namespace newsdex
