// The language of texts that do not say it.
#include "corpus/detect_language.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/corpus/recorder.hpp"

namespace newsdex::test {
namespace {

using testing::SizeIs;

constexpr const char* kGerman =
    "Die Fähre zwischen den Inseln verkehrt ab Dienstag wieder, nachdem sie wegen des Sturms drei "
    "Tage "
    "lang im Hafen geblieben war. Der Betreiber teilte mit, dass alle Karten ihre Gültigkeit "
    "behalten "
    "und dass zusätzliche Fahrten am Wochenende geplant sind.";
constexpr const char* kSomali =
    "Madaxweynaha ayaa sheegay in dowladdu ay ka shaqeynayso sidii loo horumarin lahaa "
    "waxbarashada iyo "
    "caafimaadka dalka. Wuxuu intaa ku daray in shacabka Soomaaliyeed ay xaq u leeyihiin nabad iyo "
    "horumar, isla markaana loo baahan yahay in la wada shaqeeyo.";
constexpr const char* kChinese =
    "岛屿之间的渡轮将于星期二恢复运营。此前因暴风雨渡轮在港口停靠了三天。运营商表示所有船票仍然有效"
    "，并计划在周末增加班次。"
    "居民对恢复通航表示欢迎，因为商店的货物已经开始短缺，学生们也无法按时返回大陆上的学校继续上课。"
    "市长感谢大家的耐心等待，"
    "并承诺将尽快修复码头的损坏部分。专家指出，随着气候变化，类似的风暴将会更加频繁，因此有必要建造"
    "更坚固的防波堤来保护港口。"
    "渔民也希望政府能够提供补贴，帮助他们度过这个艰难的冬天。";

TEST(DetectLanguage, IsSaidOnlyWhereItIsSure) {
  struct Row {
    std::string text;
    const char* language;
    const char* reason;
  };
  const std::string latin(300, 'x');
  const Row rows[] = {
      {kGerman, "de", ""},
      {kSomali, "so", "from the tables of all languages"},
      {kChinese, "zh", ""},
      {std::string(kGerman).substr(0, 150), "", "fewer than 200 letters"},
      {"", "", ""},
      {latin, "", "letters that are no words"},
      {std::string(2'000, '7') + " " + kGerman, "", "what is far below is not looked at"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(detected_language(row.text), row.language) << row.text << row.reason;
  }
}

TEST(DetectLanguage, OfArticlesThatDeclareNone) {
  const std::string text = kGerman;
  const std::string lines = "{\"text\": \"" + text + "\"}\n{\"text\": \"" + text +
                            "\", \"language\": \"fr\"}\n{\"text\": \"Kurz\"}\n";
  const Recorder on = read_text("x.jsonl", lines);
  ASSERT_THAT(on.articles, SizeIs(3));
  EXPECT_EQ(on.articles[0].language, "de");
  EXPECT_EQ(on.articles[1].language, "fr") << "what is declared counts";
  EXPECT_EQ(on.articles[2].language, "en") << "too short to know";
  const Recorder off = read_text("x.jsonl", lines, {.detect_language = false});
  EXPECT_EQ(off.articles[0].language, "en");
}

}  // namespace
}  // namespace newsdex::test
