// What is stored where in the index: term prefixes, value slots, metadata keys, positions. The one
// table that the indexer writes by and the searcher reads by. Follows Omega's conventions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace newsdex::schema {

inline constexpr std::string_view kStem = "Z";
inline constexpr std::string_view kTitleStem = "ZS";
inline constexpr std::string_view kTitleWord = "S";
inline constexpr std::string_view kBylineWord = "A";
inline constexpr std::string_view kSource = "H";
inline constexpr std::string_view kTopic = "K";
inline constexpr std::string_view kLanguage = "L";
inline constexpr std::string_view kId = "Q";
inline constexpr std::string_view kPath = "P";
inline constexpr std::string_view kUrl = "U";
inline constexpr std::string_view kDay = "D";    // D20220125
inline constexpr std::string_view kMonth = "M";  // M202201
inline constexpr std::string_view kYear = "Y";   // Y2022
inline constexpr std::string_view kName = "XN";  // words seen capitalised inside a sentence

// How a field's value becomes a term.
enum class TermKind {
  kWords,  // a term for each word
  kValue,  // the whole value, folded, one term
  kKey,    // the exact bytes, one term
};

struct FieldRow {
  std::string_view name;  // as users type it before a colon; empty: not a query field
  std::string_view prefix;
  TermKind kind;
};

// Every prefix, once.
[[nodiscard]] std::span<const FieldRow> fields();
// The row of a field that users can name ("title", "lang", …), if there is one.
[[nodiscard]] const FieldRow* field_named(std::string_view name);

enum Slot : unsigned {
  kPublishedSlot = 0,       // Xapian::sortable_serialise(seconds since 1970, UTC); absent: undated
  kPassageLengthsSlot = 1,  // see PassageLengths
  kLinesSlot = 2,           // short lines: common/short_lines.hpp
};

inline constexpr std::size_t kMaxTermBytes = 245;
inline constexpr std::size_t kMaxTitleWords = 250;  // the rest becomes the text's first sentence
inline constexpr unsigned kTitleGap = 65;           // the text's first word stands at n + 65

// A key term: prefix + exact bytes; over-long ones end in a hash of the exact bytes.
[[nodiscard]] std::string key_term(std::string_view prefix, std::string_view bytes);
// What the key terms of all bytes that begin with these begin with; those of others may, too, where
// it is shorter than `prefix` + `bytes`, as the terms are cut.
[[nodiscard]] std::string key_beginning(std::string_view prefix, std::string_view bytes);
// A value term: prefix + the value folded (fold_value); over-long ones as above.
[[nodiscard]] std::string value_term(std::string_view prefix, std::string_view value);
// Cuts a term to Xapian's limit or less (a zero byte counts as two), the end replaced by a hash of
// `exact`: two long terms that begin alike stay apart. A shorter term is left as it is.
[[nodiscard]] std::string bounded_term(std::string term, std::string_view exact,
                                       std::size_t most_bytes = kMaxTermBytes);

// Slot 1: where an article's words stand. Byte 0 is the number of title words (0…250), then for
// each passage the number of its words (1…250).
class PassageLengths {
 public:
  explicit PassageLengths(std::string_view slot_value) : bytes_(slot_value) {}

  [[nodiscard]] unsigned title_words() const { return bytes_.empty() ? 0 : byte(0); }
  [[nodiscard]] std::size_t passages() const { return bytes_.empty() ? 0 : bytes_.size() - 1; }
  // Words of passage `index`, from 0.
  [[nodiscard]] unsigned words(std::size_t index) const { return byte(index + 1); }
  // The position of the text's first word.
  [[nodiscard]] unsigned first_position() const { return title_words() + kTitleGap; }

 private:
  [[nodiscard]] unsigned byte(std::size_t i) const { return static_cast<unsigned char>(bytes_[i]); }

  std::string_view bytes_;
};

inline constexpr unsigned kFormat = 1;
inline constexpr std::string_view kAnalyzerVersion = "1";

inline constexpr std::string_view kFormatKey = "newsdex.format";
inline constexpr std::string_view kAnalyzerKey = "newsdex.analyzer";
inline constexpr std::string_view kStemmerKey = "newsdex.stemmer";
inline constexpr std::string_view kXapianKey = "newsdex.xapian";
inline constexpr std::string_view kSourcesKey = "newsdex.sources";
inline constexpr std::string_view kDefaultLanguageKey = "newsdex.language";
inline constexpr std::string_view kLanguageDetectionKey = "newsdex.language-detection";
inline constexpr std::string_view kWriterKey = "newsdex.writer";
inline constexpr std::string_view kTotalsKey = "newsdex.totals";
inline constexpr std::string_view kBoilerplateKey = "newsdex.boilerplate";
inline constexpr std::string_view kUncountedKey = "newsdex.uncounted";
inline constexpr std::string_view kFileKeyPrefix = "file:";
inline constexpr std::string_view kRecordsKeyPrefix = "records:";
inline constexpr std::size_t kMaxMetadataKeyBytes = 240;

}  // namespace newsdex::schema
