// The schema: prefixes that cannot be mistaken for one another, terms that Xapian takes.
#include "common/schema.hpp"

#include <gtest/gtest.h>
#include <xapian.h>

#include <algorithm>
#include <newsdex/analyzer.hpp>
#include <set>
#include <string>
#include <vector>

#include "common/fold.hpp"
#include "tests/support/texts.hpp"

namespace newsdex::schema {
namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

// Xapian's own limit: a zero byte counts as two.
std::size_t key_bytes(const std::string& term) {
  return term.size() + static_cast<std::size_t>(std::ranges::count(term, '\0'));
}

TEST(Schema, NamesAndPrefixesAreUnique) {
  std::set<std::string_view> names;
  std::set<std::string_view> prefixes;
  for (const FieldRow& row : fields()) {
    EXPECT_TRUE(row.name.empty() || names.insert(row.name).second) << row.name;
    EXPECT_TRUE(prefixes.insert(row.prefix).second) << row.prefix;
  }
  for (const std::string_view name :
       {"title", "byline", "source", "topic", "lang", "id", "path", "url"}) {
    ASSERT_NE(field_named(name), nullptr) << name;
    EXPECT_EQ(field_named(name)->name, name);
  }
}

TEST(Schema, FieldWithoutANameCannotBeNamed) {
  EXPECT_EQ(field_named(""), nullptr);
  EXPECT_EQ(field_named("Z"), nullptr);
  EXPECT_EQ(field_named("Title"), nullptr);
  EXPECT_EQ(field_named("date"), nullptr) << "a range, not a term";
}

// Omega's conventions: capitals only, one letter but for X…, and Z before the prefix of what is
// stemmed. Xapian's tools and bindings tell fields apart by them.
TEST(Schema, PrefixesFollowTheConventions) {
  for (const FieldRow& row : fields()) {
    ASSERT_FALSE(row.prefix.empty());
    EXPECT_TRUE(std::ranges::all_of(row.prefix, is_upper)) << row.prefix;
    const bool stems = row.prefix.front() == 'Z';
    const std::string_view rest = row.prefix.substr(stems ? 1 : 0);
    EXPECT_TRUE(rest.size() <= 1 || rest.front() == 'X') << row.prefix;
    EXPECT_NE(rest, "X") << "an X needs letters of its own";
    if (stems && !rest.empty()) {
      EXPECT_TRUE(std::ranges::any_of(fields(), [&](auto& other) { return other.prefix == rest; }))
          << row.prefix << " stems the words of no field";
    }
  }
}

// A term is of one field alone: where one prefix begins another, words must follow it, and words
// begin with no capital.
TEST(Schema, NoTermIsOfTwoFields) {
  for (const FieldRow& row : fields()) {
    for (const FieldRow& longer : fields()) {
      if (longer.prefix == row.prefix || !longer.prefix.starts_with(row.prefix)) continue;
      EXPECT_EQ(row.kind, TermKind::kWords) << row.prefix << " begins " << longer.prefix;
    }
  }
  Analyzer analyzer("en");
  std::vector<Token> tokens;
  test::RandomText random(1);
  for (int i = 0; i < 20'000; ++i) {
    analyzer.analyze(random.unicode(12), tokens);
    for (const Token& token : tokens) {
      ASSERT_FALSE(is_upper(token.word.front()) || is_upper(token.stem.front())) << token.word;
    }
  }
}

TEST(Schema, SlotsAndMetadataKeysAreUnique) {
  EXPECT_EQ((std::set<unsigned>{kPublishedSlot, kPassageLengthsSlot, kLinesSlot}).size(), 3u);
  const std::vector<std::string_view> keys = {
      kFormatKey,  kAnalyzerKey,    kStemmerKey,         kXapianKey,
      kSourcesKey, kTotalsKey,      kDefaultLanguageKey, kLanguageDetectionKey,
      kWriterKey,  kBoilerplateKey, kUncountedKey};
  EXPECT_EQ(std::set<std::string_view>(keys.begin(), keys.end()).size(), keys.size());
  for (const std::string_view key : keys) EXPECT_FALSE(key.starts_with(kFileKeyPrefix)) << key;
}

TEST(Schema, TermThatFitsIsLeftAsItIs) {
  for (const std::size_t size : {1u, 244u, 245u}) {
    const std::string term(size, 'x');
    EXPECT_EQ(bounded_term(term, "whatever"), term);
  }
  const std::string zeros(122, '\0');
  EXPECT_EQ(bounded_term(zeros, zeros), zeros) << "244 bytes to Xapian";
  EXPECT_EQ(bounded_term("", ""), "");
}

TEST(Schema, LongTermIsCutAndEndsInAHash) {
  for (const std::size_t size : {246u, 247u, 1'000u, 100'000u}) {
    const std::string term(size, 'x');
    const std::string bounded = bounded_term(term, term);
    EXPECT_EQ(bounded.size(), kMaxTermBytes);
    EXPECT_EQ(bounded.substr(0, 228), term.substr(0, 228));
    EXPECT_EQ(bounded[228], '#');
    EXPECT_NE(bounded, bounded_term(term, term + "y")) << "the hash is of the exact bytes";
    EXPECT_EQ(bounded, bounded_term(term, term));
  }
  const std::string zeros(123, '\0');
  EXPECT_LE(key_bytes(bounded_term(zeros, zeros)), kMaxTermBytes);
  EXPECT_LE(bounded_term(std::string(300, 'x'), "", 240).size(), 240u);
}

TEST(Schema, CutIsBetweenCharacters) {
  for (const char* character : {"é", "€", "😀"}) {
    for (int before = 0; before < 4; ++before) {
      std::string value(static_cast<std::size_t>(before), 'a');
      while (value.size() < 300) value += character;
      const std::string term = key_term(kId, value);
      EXPECT_TRUE(is_utf8(term)) << term;
      EXPECT_LE(term.size(), kMaxTermBytes);
      EXPECT_GE(term.size(), kMaxTermBytes - 3) << "no more than a character is given up";
    }
  }
}

TEST(Schema, PathThatIsNotUtf8KeepsItsPrefix) {
  const std::string path(400, '\x80');
  const std::string term = key_term(kPath, path);
  EXPECT_EQ(term.substr(0, 100), "P" + path.substr(0, 99));
  EXPECT_LE(term.size(), kMaxTermBytes);
}

TEST(Schema, KeysAreExactBytes) {
  EXPECT_EQ(key_term(kId, "Wire/A.sgm#1"), "QWire/A.sgm#1");
  EXPECT_EQ(key_term(kPath, "/a/B \xFF"), "P/a/B \xFF");
  const std::string prefix(400, 'x');
  EXPECT_NE(key_term(kPath, prefix + "1"), key_term(kPath, prefix + "2"));
}

TEST(Schema, ValuesAreFolded) {
  EXPECT_EQ(value_term(kSource, "  Radio  FREE Europe "), "Hradio free europe");
  EXPECT_EQ(value_term(kTopic, "Économie"), "Keconomie");
  EXPECT_EQ(value_term(kLanguage, "pt-BR"), "Lpt-br");
  EXPECT_EQ(value_term(kSource, ""), "H");
}

// What Xapian refuses would end an indexing run: try all that is odd on a real database.
TEST(Schema, XapianTakesEveryTerm) {
  const test::TemporaryFolder folder;
  Xapian::WritableDatabase glass((folder.path() / "db").string(), Xapian::DB_CREATE);
  test::RandomText random(2);
  Xapian::Document document;
  for (int i = 0; i < 500; ++i) {
    std::string value = random.once_in(2) ? random.bytes(400) : random.unicode(200);
    if (random.once_in(3)) value.insert(random.below(value.size() + 1), random.below(300), '\0');
    document.add_boolean_term(key_term(kPath, value));
    document.add_boolean_term(value_term(kSource, value));
  }
  ASSERT_NO_THROW(glass.add_document(document));
  ASSERT_NO_THROW(glass.commit());
}

TEST(Schema, PassageLengthsReadWhatSlotOneHolds) {
  const std::string value("\x03\x32\xFA\x01", 4);
  const PassageLengths lengths(value);
  EXPECT_EQ(lengths.title_words(), 3u);
  EXPECT_EQ(lengths.passages(), 3u);
  EXPECT_EQ(lengths.words(0), 50u);
  EXPECT_EQ(lengths.words(1), 250u) << "bytes are unsigned";
  EXPECT_EQ(lengths.words(2), 1u);
  EXPECT_EQ(lengths.first_position(), 3u + 65u);
}

TEST(Schema, PassageLengthsOfNothing) {
  const PassageLengths none("");
  EXPECT_EQ(none.title_words(), 0u);
  EXPECT_EQ(none.passages(), 0u);
  EXPECT_EQ(none.first_position(), 65u);
  const std::string title_alone("\x07", 1);
  EXPECT_EQ(PassageLengths(title_alone).passages(), 0u);
  EXPECT_EQ(PassageLengths(title_alone).title_words(), 7u);
}

}  // namespace
}  // namespace newsdex::schema
