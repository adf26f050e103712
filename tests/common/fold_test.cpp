// Folding: what becomes the same, what does not, and that folding twice is folding once.
#include "common/fold.hpp"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/texts.hpp"

namespace newsdex {
namespace {

struct FoldRow {
  const char* text;
  const char* folded;
  const char* reason;
};

TEST(Fold, CaseRows) {
  const FoldRow rows[] = {
      {"", "", ""},
      {"NATO", "nato", ""},
      {"Straße", "strasse", "sharp s"},
      {"ŁÓDŹ", "łódź", "accents stay"},
      {"İ", "i", "Turkish: no dot on a letter that has one"},
      {"I\u0307", "i", "typed apart"},
      {"I\u0307\u0307", "i", "twice"},
      {"I\u0307\u0301", "í", "and the next mark joins the letter"},
      {"ΣΊΣΥΦΟΣ Σίσυφος", "σίσυφοσ σίσυφοσ", "final sigma"},
      {"\uFF2E\uFF21\uFF34\uFF2F\uFF11", "nato1", "full width"},
      {"\uFB01\uFB03\u0132", "fiffiij", "ligatures"},
      {"\u00AD\u200D\u200Cx\uFE0F", "x", "what is not seen is gone"},
      {"\uFF76\uFF9E", "ガ", "half width"},
      {"น้ำ ຄຳ", "น้ำ ຄຳ", "AM of Thai and Lao stays one character, as it is written"},
      {"e\u0301", "é", "composed"},
      {"a b\tc\n", "a b\tc\n", "white space stays"},
      {"\xFF", "\uFFFD", "bad bytes are made good"},
  };
  for (const FoldRow& row : rows) EXPECT_EQ(fold_case(row.text), row.folded) << row.reason;
}

TEST(Fold, AccentRows) {
  const FoldRow rows[] = {
      {"", "", ""},
      {"plain", "plain", ""},
      {"łódź lukašenko são", "lodz lukasenko sao", ""},
      {"æðøþđħıłœŧ", "aedothdhiloet", "letters with strokes, and joined ones"},
      {"ǿ ǽ", "o ae", "both at once"},
      {"ελλάδα ΐ", "ελλαδα ι", "Greek"},
      {"viê\u0323t việt", "viet viet", "two marks on a letter"},
      {"x\u0302", "x", "a mark that joins no letter"},
      {"й ё ї ў", "й ё ї ў", "Cyrillic letters are letters of their own"},
      {"が パ", "が パ", "so are Kana"},
      {"हिन्दी ढ़", "हिन्दी ढ\u093C", "so are vowel signs and nuktas"},
      {"مُحَمَّد שָׁלוֹם", "مُحَمَّد שָׁלוֹם", "and points"},
      {"1\u0301", "1\u0301", "a mark on what is no letter"},
  };
  for (const FoldRow& row : rows) EXPECT_EQ(fold_accents(row.text), row.folded) << row.reason;
}

TEST(Fold, ValueRows) {
  const FoldRow rows[] = {
      {"", "", ""},
      {"Radio Free Europe", "radio free europe", ""},
      {"  Le\t\n Monde  ", "le monde", "white space"},
      {"Süddeutsche\u00A0Zeitung", "suddeutsche zeitung", "no-break space"},
      {"新华社", "新华社", ""},
      {" ", "", ""},
  };
  for (const FoldRow& row : rows) EXPECT_EQ(fold_value(row.text), row.folded) << row.reason;
}

void expect_idempotent(const std::string& text) {
  const std::string folded = fold_case(text);
  ASSERT_EQ(fold_case(folded), folded) << text;
  const std::string plain = fold_accents(folded);
  ASSERT_EQ(fold_accents(plain), plain) << text;
  const std::string value = fold_value(text);
  ASSERT_EQ(fold_value(value), value) << text;
}

TEST(Fold, TwiceIsOnce) {
  test::RandomText random(1);
  const std::u32string_view marks =
      U"aeiIoOİıſßłøÆжйиЁΐΑςΩ\u0301\u0307\u0308\u0323\u0327\u0345 \uFF9E\uFF76か\u3099\u0E4D\u0E32ำ"
      U"\u1100\u1161\u11A8ऩ\u093Cﷺ\u00A0\u202F";
  for (int i = 0; i < 20'000; ++i) {
    expect_idempotent(random.of(marks, 8));
    expect_idempotent(random.unicode(8));
    if (HasFatalFailure()) return;
  }
}

// The fast way, character by character, is the whole way: a joined text folds as its parts do where
// the second begins with a letter that no fold joins to what is before it.
TEST(Fold, CharactersFoldAloneAsTheyDoTogether) {
  test::RandomText random(2);
  const std::string whole_way = "\u4E2D";  // beyond the table
  for (int i = 0; i < 20'000; ++i) {
    const std::string text =
        random.of(U"aéÉßİıŁŒǅſςΣΐЙё.'’\u00B2\u0301\u0307\u0345ﬁ\u1E9E\u1E69Ḃ", 8);
    ASSERT_EQ(fold_case(text) + whole_way, fold_case(text + whole_way)) << text;
    const std::string folded = fold_case(text);
    ASSERT_EQ(fold_accents(folded) + whole_way, fold_accents(folded + whole_way)) << text;
  }
}

TEST(Fold, EveryCharacterOfTheTableFoldsTheWholeWay) {
  const std::string whole_way = "\u4E2D";
  for (std::int32_t c = 1; c < 0x2100; ++c) {
    std::string text;
    append_code_point(text, c);
    ASSERT_EQ(fold_case(text) + whole_way, fold_case(text + whole_way)) << std::hex << c;
    ASSERT_EQ(fold_accents(text) + whole_way, fold_accents(text + whole_way)) << std::hex << c;
  }
}

}  // namespace
}  // namespace newsdex
