// Where sentences end, row by row: `|` stands where one does, and is no part of the text.
#include "common/sentences.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/support/texts.hpp"

namespace newsdex {
namespace {

struct SentenceRow {
  std::string marked;
  const char* reason;
};

const std::vector<SentenceRow> kSentenceRows = {
    // Plain.
    {"It rose. |It fell.", ""},
    {"It rose! |It fell? |It did.", ""},
    {"It rose.It fell.", "no white space: a name of a file or an address"},
    {"It rose, it fell; it rose: it fell", "no stops"},
    {"It rose.  |It fell.", "two spaces"},
    {"It rose.\u00A0|It fell.", "a no-break space is white space"},
    {"It rose?! |It fell.", ""},
    {"It rose. |5 people fell.", "a number may begin a sentence"},
    {"In 1990. |Then", "and end one"},
    // Lower case goes on.
    {"the firm acme. said", "a lower-case letter begins no sentence"},
    {"\"Stop!\" he said. |Then", "nor after a quotation"},
    {"Why? because", ""},
    {"It paused... and went", "ellipsis inside"},
    {"It paused\u2026 and went", ""},
    {"It paused... |Then", "ellipsis at the end"},
    {"It paused\u2026 |Then", ""},
    {"It rose. . . |Then", "a spaced ellipsis"},
    // Closing punctuation.
    {"\"It rose.\" |He left.", "the quote closes the sentence"},
    {"\u201CIt rose.\u201D |He left.", "curly"},
    {"'It rose.' |He left.", ""},
    {"(It rose.) |He left.", ""},
    {"(\"It rose.\") |He left.", ""},
    {"\u201EEs stieg.\u201C |Er ging.", "German"},
    {"\u00BBEs stieg.\u00AB |Er ging.", "German books"},
    {"\u00AB Il monte ! \u00BB |Il part.", "French, with its spaces"},
    {"\u00AB\u202FIl monte\u202F!\u202F\u00BB |Il part.", "narrow spaces"},
    {"Es stieg. |\u00BBEr ging.\u00AB", "an opening one stays with what follows"},
    {"It rose. |\"He left.\"", ""},
    {"It rose. |\u201CHe left.\u201D", ""},
    {"It rose. |(He left.)", ""},
    {"It rose. |\u2014 He left.", "a dash begins speech"},
    {"It rose. |\u00BFQuién? |\u00A1No!", "Spanish opens its questions"},
    {"It rose.[1] He left.", "a note's mark is not read"},
    // Abbreviations.
    {"Mr. Smith met Dr. Jones and Mrs. Brown. |They left.", ""},
    {"Gen. Powell met Sen. Kerry.", ""},
    {"säger hon. |Det", "Swedish: she, not the honourable"},
    {"anlamadım sen. |O geldi", "Turkish: you, not a senator"},
    {"St. Louis and Mt. Everest.", ""},
    {"Roe v. Wade", ""},
    {"Smith vs. Jones", ""},
    {"Martin Luther King Jr. Day", ""},
    {"See No. 5 and Nos. 6 and 7.", "before a number"},
    {"He said no. |Then", "not the abbreviation"},
    {"on Jan. 25 and Sept. 11", ""},
    {"in Jan. |The", "a month at a sentence's end"},
    {"He loves art. |The show", "a word, but art. 5 is an abbreviation"},
    {"under art. 5 of the law", ""},
    {"the prof. Smith", "in lower case too"},
    {"Herr Dr. Müller bzw. Frau Schmidt", ""},
    {"Mme. Dupont et Mlle. Martin", ""},
    {"El Sr. Pérez y la Sra. Gómez", ""},
    {"am 3. Oktober 1990", "German ordinals"},
    {"im 19. Jahrhundert", ""},
    {"um 3. |Dann", "a number at a sentence's end"},
    {"er ist 33. |Er", ""},
    // Initials and acronyms.
    {"J. Smith met George W. Bush.", ""},
    {"J.K. Rowling", ""},
    {"the U.S. Senate", "an acronym before a name"},
    {"in the U.S. |The company", "an acronym before a word that begins sentences"},
    {"at 5 p.m. |He left", ""},
    {"at 5 p.m. Friday", ""},
    {"John Smith, Ph.D. Professor", ""},
    {"e.g. London", ""},
    // Numbers and addresses.
    {"It rose 3.5 percent. |It fell 1,500.", ""},
    {"see www.example.com. |Then", ""},
    {"version 2. |Then", ""},
    // Other scripts.
    {"很好\u3002|他走了\u3002", "Chinese puts no space"},
    {"很好\uFF01|他走了\uFF1F|对", ""},
    {"\u300C行く\u3002\u300D|彼", "a Japanese quote closes"},
    {"彼は\u3002 |彼も", "a space after all"},
    {"그것은 것. |그는", "Korean: one syllable is no initial"},
    {"هل جاء\u061F |نعم.", "Arabic question mark"},
    {"د. محمد", "Arabic: one letter is an initial"},
    {"آیا\u06D4 |وہ", "Urdu"},
    {"वह आया\u0964 |वह गया\u0964", "Devanagari"},
    {"ሰላም ነው\u1362 |ደህና", "Amharic"},
    {"բարև\u0589 |Նա", "Armenian"},
    {"არის. |ეს", "Georgian: no capitals, yet sentences end"},
    {"Он ушёл. |Она", "Russian"},
    {"អ្នក\u17D4 |គាត់", "Khmer"},
    {"သည်\u104B |သူ", "Burmese"},
    // Lines.
    {"A Heading\n|The text", "a line's end ends what is on it"},
    {"the text goes\n|on here", "even in lower case: paragraphs are lines"},
    {"a line \n\n |another", ""},
    {"He said:\n|\"It rose.\"", ""},
};

std::string text_of(const SentenceRow& row) {
  std::string text = row.marked;
  std::erase(text, '|');
  return text;
}

// The text with a mark wherever a sentence ends, before what the next one begins with.
std::string marked(const std::string& text) {
  Analyzer analyzer("en");
  std::vector<Token> tokens;
  analyzer.analyze(text, tokens);
  std::string out;
  std::size_t copied = 0;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (!sentence_ends_between(text, tokens[i], tokens[i + 1])) continue;
    const std::size_t cut = cut_between(text, tokens[i].end, tokens[i + 1].begin);
    const std::size_t next = skip_white_space(text, cut);
    out += text.substr(copied, next - copied) + "|";
    copied = next;
  }
  return out + text.substr(copied);
}

TEST(Sentences, EndHere) {
  for (const SentenceRow& row : kSentenceRows)
    EXPECT_EQ(marked(text_of(row)), row.marked) << row.reason;
}

TEST(Sentences, EndAfterClosingPunctuationAndBeforeWhiteSpace) {
  for (const SentenceRow& row : kSentenceRows) {
    const std::string text = text_of(row);
    Analyzer analyzer("en");
    std::vector<Token> tokens;
    analyzer.analyze(text, tokens);
    std::size_t first = 0;
    for (std::size_t at = 0; at < row.marked.size();) {
      const std::size_t mark = std::min(row.marked.find('|', at), row.marked.size());
      const std::string sentence = row.marked.substr(at, mark - at);
      first = static_cast<std::size_t>(text.find(sentence, first));
      const std::size_t end = trim_white_space(text, first, first + sentence.size());
      for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].begin < first || tokens[i].end > end) continue;
        EXPECT_EQ(text.substr(first, sentence_end(text, tokens, i) - first),
                  text.substr(first, end - first))
            << row.reason;
      }
      first += sentence.size();
      at = mark + 1;
    }
  }
}

TEST(Sentences, LastOneEndsWithItsLine) {
  const std::string text = "It rose. It fell.\u201D \n***\n";
  Analyzer analyzer("en");
  std::vector<Token> tokens;
  analyzer.analyze(text, tokens);
  EXPECT_EQ(text.substr(0, sentence_end(text, tokens, 3)), "It rose. It fell.\u201D");
}

TEST(Sentences, CutPartsTwoWordsAnywhere) {
  struct Cut {
    const char* text;
    const char* before;  // what stays with the first word
  };
  const Cut cuts[] = {
      {"one two", "one"},     {"one, two", "one,"},    {"one.\" \"Two", "one.\""},
      {"one \n two", "one"},  {"one\u3000two", "one"}, {"one\u2014two", "one\u2014"},
      {"one's two", "one's"}, {"one (two", "one"},     {"one\n. two", "one"},
  };
  for (const Cut& cut : cuts) {
    const std::string text = cut.text;
    Analyzer analyzer("en");
    std::vector<Token> tokens;
    analyzer.analyze(text, tokens);
    ASSERT_EQ(tokens.size(), 2u) << text;
    EXPECT_EQ(text.substr(0, cut_between(text, tokens[0].end, tokens[1].begin)), cut.before);
  }
}

TEST(Sentences, StopsAreHeldOnlyWhereTheyStand) {
  EXPECT_TRUE(holds_stop("a. b", 0, 2));
  EXPECT_FALSE(holds_stop("a. b", 2, 4));
  EXPECT_TRUE(holds_stop("好\u3002", 0, 6));
  EXPECT_FALSE(holds_stop("a, b: c;", 0, 8));
  EXPECT_FALSE(holds_stop("", 0, 0));
}

TEST(Sentences, CutIsBetweenTheWordsInAnyText) {
  test::RandomText random(1);
  Analyzer analyzer("en");
  std::vector<Token> tokens;
  for (int i = 0; i < 20'000; ++i) {
    const std::string text =
        i % 2 == 0 ? random.of(U"ab A1.!?\u2026\u3002\"\u201D\u00BB' \n\u00A0(好5", 24)
                   : random.unicode(24);
    analyzer.analyze(text, tokens);
    for (std::size_t k = 0; k + 1 < tokens.size(); ++k) {
      const std::size_t cut = cut_between(text, tokens[k].end, tokens[k + 1].begin);
      ASSERT_LE(tokens[k].end, cut) << text;
      ASSERT_LE(cut, tokens[k + 1].begin) << text;
      const std::size_t end = sentence_end(text, tokens, k);
      ASSERT_LE(tokens[k].end, end) << text;
      ASSERT_LE(end, text.size()) << text;
    }
  }
}

}  // namespace
}  // namespace newsdex
