// Encodings: what is believed in which order, and what is thrown away.
#include "corpus/charset.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "common/utf8.hpp"
#include "corpus/clean_text.hpp"
#include "tests/corpus/recorder.hpp"

namespace newsdex::test {
namespace {

using namespace std::string_literals;

TEST(Charset, DecodesByDeclarationThenUtf8ThenDetection) {
  struct Row {
    std::string bytes;
    const char* declared;
    const char* expected;
    const char* reason = "";
  };
  const Row rows[] = {
      {"plain", "", "plain"},
      {"café", "", "café", "UTF-8 as it is"},
      {"caf\xE9", "iso-8859-1", "café"},
      {"\x93quoted\x94 \x80 5", "latin1", "“quoted” € 5", "Latin-1 means windows-1252 on the web"},
      {"\x93quoted\x94", "us-ascii", "“quoted”"},
      {"\xE4\xE4\xE4 \xF0", "windows-1251", "ддд р"},
      {"\xEF\xF0\xE8\xE2\xE5\xF2", "koi8-r", "ОПХБЕР", "a declaration is believed"},
      {"\x93\xFA\x96{", "shift_jis", "日本"},
      {"\xC8\xD5\xB1\xBE", "gb2312", "日本"},
      {"\x1B$BF|K\\\x1B(B", "iso-2022-jp", "日本", "valid UTF-8, and yet something else"},
      {"café", "iso-8859-1", "café", "bytes that are UTF-8 speak against Latin-1"},
      {"café", "klingon-7", "café", "an unknown name says nothing"},
      {"café", "utf-16", "café", "bytes that read like ASCII are not UTF-16"},
      {"caf\xE9 au lait", "utf-8", "café au lait", "a declaration that the bytes break"},
      {"caf\xE9 au lait \xA3"s + "5", "", "café au lait £5", "detected"},
      {"Минск, Москва \xFF Киев", "", "Минск, Москва \xEF\xBF\xBD Киев", "UTF-8 with a bad byte"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(decode(row.bytes, row.declared), row.expected) << row.declared << ' ' << row.reason;
  }
}

TEST(Charset, DetectsWhatIsNotDeclared) {
  const std::string russian =
      "\xCF\xF0\xE5\xE7\xE8\xE4\xE5\xED\xF2 \xD0\xEE\xF1\xF1\xE8\xE8 "
      "\xE7\xE0\xFF\xE2\xE8\xEB, \xF7\xF2\xEE \xEF\xE5\xF0\xE5\xE3\xEE\xE2\xEE\xF0\xFB "
      "\xEF\xF0\xEE\xE4\xEE\xEB\xE6\xE0\xF2\xF1\xFF";
  EXPECT_EQ(decode(russian), "Президент России заявил, что переговоры продолжатся");
}

// They were read as what they were said to be, or as Western, unsaid.
TEST(Charset, LettersThatSpeakAgainstADeclarationOrHaveNone) {
  const std::string russian = "В столице прошли выборы";
  for (const char* declared : {"windows-1251", "koi8-r", "iso-8859-1"}) {
    EXPECT_EQ(decode(russian, declared), russian) << declared;
  }
  EXPECT_EQ(decode("北京市今天宣布新规定", "gbk"), "北京市今天宣布新规定");
  EXPECT_EQ(decode("\xD0\x9F", "windows-1251"), "Рџ") << "too little to tell";
  EXPECT_EQ(decode("\x1B$BF|K\\\x1B(B news"), "日本 news");
  EXPECT_EQ(decode("\x1B[31mred\x1B(B"), "\x1B[31mred\x1B(B") << "of a terminal";
  EXPECT_EQ(decode("\x82 \xE1\xE2\xAE\xAB\xA8\xE6\xA5 \xAF\xE0\xAE\xE8\xAB\xA8 "
                   "\xA2\xEB\xA1\xAE\xE0\xEB"),
            russian)
      << "of DOS";
}

TEST(Charset, TextsInTwoEncodingsPutTogether) {
  const std::string other =
      "\xC2 \xF1\xF2\xEE\xEB\xE8\xF6\xE5 \xEF\xF0\xEE\xF8\xEB\xE8 "
      "\xE2\xFB\xE1\xEE\xF0\xFB";
  const std::string russian = "В столице прошли выборы";
  EXPECT_EQ(decode(russian + "\r\n" + other + "\nOil\n" + russian),
            russian + "\r\n" + russian + "\nOil\n" + russian);
}

TEST(Charset, OneByteFarBehindIsStillSeen) {
  const std::string bytes = std::string(200'000, 'x') + "\ncaf\xE9 society\n";
  EXPECT_EQ(decode(bytes), std::string(200'000, 'x') + "\ncafé society\n");
}

TEST(Charset, AnyBytesBecomeValidUtf8) {
  std::mt19937 random(9);
  std::uniform_int_distribution<int> byte(0, 255);
  const char* const declared[] = {"",        "utf-8", "latin1",  "shift_jis",
                                  "gb18030", "big5",  "nonsense"};
  for (int i = 0; i < 2'000; ++i) {
    std::string bytes(static_cast<std::size_t>(i % 61), '\0');
    for (char& c : bytes) c = static_cast<char>(byte(random));
    std::string text = decode(bytes, declared[i % 7]);
    ASSERT_TRUE(is_utf8(text)) << i;
    clean(text);
    ASSERT_TRUE(is_utf8(text)) << i;
    for (const char c : text) {
      ASSERT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') << i;
    }
  }
}

TEST(Charset, FindsWhatPagesDeclare) {
  const std::pair<const char*, const char*> rows[] = {
      {"<html><head><meta charset=\"utf-8\">", "utf-8"},
      {"<META CHARSET=windows-1251>", "windows-1251"},
      {"<meta charset='koi8-r' />", "koi8-r"},
      {"<meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\">", "gb2312"},
      {"<meta name=viewport content=x><meta charset=big5>", "big5"},
      {"<?xml version=\"1.0\" encoding=\"ISO-8859-2\"?><html>", "ISO-8859-2"},
      {"<p>charset=utf-8</p>", ""},
      {"<meta name=description content=\"our charset is odd\">", ""},
      {"<meta charset=", ""},
      {"<meta", ""},
      {"", ""},
  };
  for (const auto& [head, charset] : rows) EXPECT_EQ(declared_charset(head), charset) << head;
}

TEST(Charset, CleanTextHasNoControlCharacters) {
  const std::pair<std::string, std::string> rows[] = {
      {"as it is", "as it is"},
      {"a\r\nb\rc\nd", "a\nb\nc\nd"},
      {"a\tb", "a\tb"},
      {"one\0two"s, "onetwo"},
      {"\x01\x02\x1F\x7F"
       "end",
       "end"},
      {"page\fnext\vline", "page\nnext\nline"},
      {"next\xC2\x85line", "next\nline"},
      {"c1\xC2\x9Bgone", "c1gone"},
      {"kept\xC2\xA0here", "kept\xC2\xA0here"},
      {"line\xE2\x80\xA8separator\xE2\x80\xA9", "line\nseparator\n"},
      {"“quotes”", "“quotes”"},
      {"mark\xEF\xBB\xBFinside", "markinside"},
      {"\xEF\xBC\xA1", "\xEF\xBC\xA1"},
      {"ends in \r", "ends in \n"},
  };
  for (const auto& [before, after] : rows) {
    std::string text = before;
    clean(text);
    EXPECT_EQ(text, after);
  }
}

TEST(Charset, OneLineHasSingleSpaces) {
  EXPECT_EQ(one_line("  a \n\t b\xC2\xA0\xC2\xA0"
                     "c  "),
            "a b c");
  EXPECT_EQ(one_line(""), "");
  EXPECT_EQ(one_line(" \n "), "");
}

TEST(Charset, WideTextIsReadLikeAnyOther) {
  for (const char* charset : {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"}) {
    const bool four = std::string(charset).starts_with("UTF-32");
    const bool little = std::string(charset).ends_with("LE");
    std::string bytes;
    const auto put = [&](std::uint32_t c) {
      for (int i = 0; i < (four ? 4 : 2); ++i) {
        const int shift = little ? i * 8 : ((four ? 3 : 1) - i) * 8;
        bytes.push_back(static_cast<char>(c >> shift));
      }
    };
    put(0xFEFF);
    for (const char32_t c : U"Минск headline\n\nThe text of the article stands here.\n") {
      if (c != 0) put(c);
    }
    const Recorder read = read_text("a.txt", bytes);
    ASSERT_EQ(read.articles.size(), 1U) << charset << read.outcome.reason;
    EXPECT_EQ(read.articles[0].title, "Минск headline") << charset;
    EXPECT_EQ(read.articles[0].text, "The text of the article stands here.") << charset;
  }
}

TEST(Charset, Utf16IsSeenWithoutItsMark) {
  std::string bytes;
  for (const char c : "{\"id\": \"1\", \"title\": \"Oil\"}\r\n"s) {
    bytes.push_back(c);
    bytes.push_back('\0');
  }
  const Recorder read = read_text("a.jsonl", bytes);
  ASSERT_EQ(read.articles.size(), 1U) << read.outcome.reason;
  EXPECT_EQ(read.articles[0].title, "Oil");
}

std::string utf16(std::u16string_view text, bool little) {
  std::string bytes;
  for (const char16_t c : text) {
    bytes.push_back(static_cast<char>(little ? c & 0xFF : c >> 8));
    bytes.push_back(static_cast<char>(little ? c >> 8 : c & 0xFF));
  }
  return bytes;
}

// It was binary data.
TEST(Charset, Utf16OfOtherLettersIsSeenWithoutItsMark) {
  for (const std::u16string_view text :
       {u"Минск готовится\n\nВ столице «прошли» выборы — 2022.\n",
        u"東京のニュース\r\n\r\n東京で新しい規則が発表された。市民は歓迎している。\r\n",
        u"أخبار اليوم\n\nجرت الانتخابات في العاصمة اليوم.\n"}) {
    for (const bool little : {true, false}) {
      EXPECT_EQ(wide_charset(utf16(text, little)), little ? "UTF-16LE" : "UTF-16BE");
      EXPECT_EQ(read_text("a.txt", utf16(text, little)).articles.size(), 1U);
    }
  }
}

TEST(Charset, BytesWithZerosAmongThemAreNotUtf16) {
  const std::string zero(1, '\0');
  std::string names;
  for (int i = 0; i < 400; ++i) names += "news/" + std::to_string(i * 7919) + ".txt" + zero;
  std::string numbers;
  for (int i = 0; i < 500; ++i) {
    numbers.push_back(static_cast<char>(i * 131));
    numbers.push_back(static_cast<char>(i * 131 / 256));
  }
  std::mt19937 random(7);
  std::string noise;
  for (int i = 0; i < 4'000; ++i) noise.push_back(static_cast<char>(random()));
  for (const std::string& bytes :
       {names, numbers, noise, "В столице прошли выборы, и не одни.\n" + zero + zero + "Минск\n",
        "{\"title\": \"A\"}\n" + zero + "{\"title\": \"A\"}\n"}) {
    EXPECT_EQ(wide_charset(bytes), "") << bytes.substr(0, 20);
  }
}

TEST(Charset, LongWideTextGoesThroughInBlocks) {
  std::string bytes = "\xFF\xFE";
  std::string expected;
  for (int i = 0; i < 400'000; ++i) {
    const bool line_end = i % 500 == 499;
    bytes += line_end ? "\n\0"s : "\x1C\x04"s;  // М
    expected += line_end ? "\n" : "М";
  }
  const Recorder read = read_text("a.txt", bytes);
  ASSERT_EQ(read.articles.size(), 1U);
  EXPECT_TRUE(read.articles[0].text + "\n" == expected) << read.articles[0].text.size();
}

}  // namespace
}  // namespace newsdex::test
