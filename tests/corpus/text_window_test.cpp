// A window shows the same text however its stream gives it.
#include "corpus/text_window.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tests/corpus/recorder.hpp"

namespace newsdex::test {
namespace {

constexpr std::size_t kFirstBytes = 64 << 10;

// Gives no more than so many bytes at a time.
class Drops final : public ByteStream {
 public:
  Drops(std::string bytes, std::size_t most) : bytes_(std::move(bytes)), most_(most) {}

  std::size_t read(char* to, std::size_t size) override {
    ++reads_;
    const std::size_t taken = bytes_.copy(to, std::min(size, most_), at_);
    at_ += taken;
    return taken;
  }
  [[nodiscard]] std::size_t reads() const { return reads_; }

 private:
  std::string bytes_;
  std::size_t most_;
  std::size_t at_ = 0;
  std::size_t reads_ = 0;
};

std::string lines_of_news(std::size_t bytes) {
  std::string text;
  for (std::size_t i = 0; text.size() < bytes; ++i) text += std::to_string(i) + " dollars\n";
  return text;
}

std::string as_utf16(std::string_view ascii) {
  std::string wide;
  for (const char c : ascii) wide.append(1, c).append(1, '\0');
  return wide;
}

std::string rest_of(TextWindow& window) {
  std::string all(window.text());
  for (;;) {
    window.drop(window.text().size());
    if (!window.more()) return all;
    all += window.text();
  }
}

TEST(TextWindow, ShowsTheFirstBytesHoweverFewComeAtATime) {
  const std::string text = lines_of_news(3 * kFirstBytes);
  for (const std::size_t most : {std::size_t{1}, std::size_t{3}, std::size_t{1000}, text.size()}) {
    Drops stream(text, most);
    TextWindow window(stream);
    EXPECT_EQ(window.text(), text.substr(0, kFirstBytes)) << most;
    EXPECT_EQ(rest_of(window), text) << most;
  }
}

TEST(TextWindow, ShowsAllOfAShortTextHoweverFewBytesComeAtATime) {
  for (const std::string& text : {std::string(), std::string("a"), lines_of_news(5000)}) {
    for (const std::size_t most : {1, 2, 999}) {
      Drops stream(text, most);
      TextWindow window(stream);
      EXPECT_EQ(window.text(), text) << most;
      EXPECT_FALSE(window.more()) << most;
    }
  }
}

TEST(TextWindow, AsksNoMoreOnceTheStreamHasEnded) {
  Drops stream("Storm comes", 4);
  TextWindow window(stream);
  const std::string_view text = window.text();
  const std::size_t reads = stream.reads();
  for (int i = 0; i < 3; ++i) EXPECT_FALSE(window.more());
  EXPECT_EQ(stream.reads(), reads);
  EXPECT_EQ(window.text().data(), text.data()) << "nothing was moved either";
}

TEST(TextWindow, MovesOverATextOfManyTimesItsSize) {
  const std::string text = lines_of_news(2 << 20);
  for (const std::size_t width : {std::size_t{100}, kFirstBytes - 1, 5 * kFirstBytes}) {
    Drops stream(text, 10'000);
    TextWindow window(stream);
    std::size_t begin = 0;
    for (const std::size_t step : {1UL, 50'000UL, 700UL}) {
      for (int i = 0; i < 30; ++i) {
        while (window.text().size() <= width && window.more()) {
        }
        ASSERT_TRUE(text.substr(begin).starts_with(window.text())) << width << " " << begin;
        const std::size_t dropped = std::min(step, window.text().size());
        window.drop(dropped);
        begin += dropped;
      }
    }
    EXPECT_EQ(rest_of(window), text.substr(begin)) << width;
  }
}

TEST(TextWindow, SeesUtf16HoweverFewBytesComeAtATime) {
  const std::string text = lines_of_news(2 * kFirstBytes);
  for (const std::string mark : {"", "\xFF\xFE"}) {
    for (const std::size_t most : {1, 2, 3, 1000}) {
      Drops stream(mark + as_utf16(text), most);
      TextWindow window(stream);
      EXPECT_TRUE(window.is_marked_unicode()) << most;
      EXPECT_EQ(rest_of(window), text) << most;
    }
  }
}

TEST(TextWindow, TakesAMarkAwayHoweverFewBytesComeAtATime) {
  for (const std::size_t most : {1, 2, 3}) {
    Drops stream("\xEF\xBB\xBFStorm comes", most);
    TextWindow window(stream);
    EXPECT_TRUE(window.is_marked_unicode()) << most;
    EXPECT_EQ(window.text(), "Storm comes") << most;
  }
}

}  // namespace
}  // namespace newsdex::test
