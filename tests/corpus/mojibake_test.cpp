// UTF-8 that was read as windows-1252: what is repaired, and what only looks like it.
#include "corpus/mojibake.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "common/code_points.hpp"
#include "common/utf8.hpp"
#include "corpus/windows_1252.hpp"
#include "tests/corpus/recorder.hpp"

namespace newsdex::test {
namespace {

using testing::SizeIs;

// As if the bytes were windows-1252.
std::string misread(const std::string& utf8) {
  std::string text;
  for (const char c : utf8) {
    append_code_point(
        text, static_cast<std::int32_t>(windows_1252::code_point(static_cast<unsigned char>(c))));
  }
  return text;
}

std::string repaired(std::string text) {
  const std::string before = text;
  const bool changed = repair_mojibake({&text});
  EXPECT_EQ(changed, text != before) << before;
  return text;
}

TEST(Mojibake, IsRepaired) {
  const char* rows[] = {
      "café",
      "“It’s – well…” he said",
      "À la plage, où l’été s’achève à Évian",
      "São Paulo, a manhã é “fria”",
      "Škoda, Příbram a Ústí",
      "İstanbul’da kış ağır geçti",
      "Лукашенко и Путин в Минске",
      "Ελλάδα και Κύπρος",
      "東京で会議が開かれた",
      "price: 5 €, 20 °C, £3",
      "🙂 good",
      "naïve",
  };
  for (const char* text : rows) {
    EXPECT_EQ(repaired(misread(text)), text);
    EXPECT_EQ(repaired(misread(misread(text))), text) << "twice";
    EXPECT_EQ(repaired(text), text) << "a text that is none stays";
    EXPECT_EQ(repaired(std::string(text) + " / " + misread("café")), std::string(text) + " / café")
        << "beside what needs it";
  }
}

TEST(Mojibake, WhatOnlyLooksLikeItStays) {
  const std::pair<const char*, const char*> rows[] = {
      {"CAFÉ… et THÉ”, dit-il", "capitals before marks"},
      {"l’été…», dit-il", "three characters that would be one of UTF-8"},
      {"“AMANHÔ", "a name in quotation marks"},
      {"MAÇÃ… e PÃ“ ", "an ellipsis behind it"},
      {"NESCAFÉ® und SKÅ™", "trade marks"},
      {"Ã, Â, É alone", "letters"},
      {"voilà «ça» à “là”", ""},
      {"", ""},
      {"plain", ""},
      {"ÊÓ¹Ñ¡§Ò¹Êè§àÊÃÔÁ", "Thai that was read as Western"},
      {"“quoted” – and ‘so’ on…", ""},
      {"Größe: 5 m², 10 m³", ""},
  };
  for (const auto& [text, reason] : rows) EXPECT_EQ(repaired(text), text) << reason;
}

TEST(Mojibake, ManyInARowTakeNoLongerThanTheSameApart) {
  std::string text;
  for (int i = 0; i < 300'000; ++i) text += "ж";
  EXPECT_EQ(repaired(misread(text)), text);
}

TEST(Mojibake, AnyTextStaysValid) {
  std::mt19937 random(1);
  const std::int32_t letters[] = {'a',  ' ',  0xC2, 0xC3,   0xE2,   0xF0,  0x80,
                                  0x9F, 0xA9, 0x99, 0x20AC, 0x2019, 0x201, 0x1F642};
  for (int round = 0; round < 5'000; ++round) {
    std::string text;
    for (auto left = random() % 20; left > 0; --left) {
      append_code_point(text, letters[random() % std::size(letters)]);
    }
    (void)repair_mojibake({&text});
    ASSERT_TRUE(is_utf8(text));
  }
}

TEST(Mojibake, IsRepairedInAllFieldsAndCounted) {
  const Recorder read =
      read_text("x.jsonl", "{\"title\": \"" + misread("Un café") + "\", \"text\": \"" +
                               misread("Il dit : “l’été”.") + "\", \"author\": \"" +
                               misread("Zoë") + "\"}\n{\"title\": \"Été\"}\n");
  ASSERT_THAT(read.articles, SizeIs(2));
  EXPECT_EQ(read.articles[0].title, "Un café");
  EXPECT_EQ(read.articles[0].text, "Il dit : “l’été”.");
  EXPECT_EQ(read.articles[0].byline, "Zoë");
  EXPECT_EQ(read.outcome.repaired, 1U);
}

}  // namespace
}  // namespace newsdex::test
