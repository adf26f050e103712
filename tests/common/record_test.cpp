// The stored record: what is written is read back, and damage is told from data.
#include "common/record.hpp"

#include <gtest/gtest.h>
#include <zstd.h>

#include <newsdex/error.hpp>
#include <string>

#include "tests/support/texts.hpp"

namespace newsdex {
namespace {

using test::RandomText;

Article article() {
  Article made;
  made.id = "wire/1987.sgm#12";
  made.docno = "12";
  made.path = "/news/wire/1987.sgm";
  made.title = "Ferry line reopens";
  made.text = "The ferry runs again.\nIt had stopped in March.";
  made.date = Date{541350061, Precision::kSecond};
  made.updated = Date{541382400, Precision::kDay};
  made.source = "Halden Wire";
  made.language = "en";
  made.url = "https://example.com/a?b=c&d=e";
  made.byline = "A. Writer";
  made.topics = {"ferries", "ports"};
  return made;
}

void expect_round_trip(const Article& written, const PassageRanges& passages) {
  const std::string data = encode_record(written, passages);
  const StoredRecord read = decode_record(data);
  ASSERT_EQ(read.article, written);
  ASSERT_EQ(read.passages, passages);
  StoredRecord fields = decode_record_fields(data);
  ASSERT_EQ(fields.article.text, "");
  fields.article.text = written.text;
  ASSERT_EQ(fields, read);
}

ErrorKind kind_of(const std::string& data) {
  try {
    (void)decode_record(data);
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("the stored article is damaged"), std::string::npos);
    return error.kind();
  }
  return ErrorKind::kInternal;
}

TEST(Record, IsReadBack) { expect_round_trip(article(), {{0, 21}, {22, 46}}); }

TEST(Record, UnknownFieldsTakeNoRoom) {
  Article bare;
  bare.text = "text";
  expect_round_trip(bare, {});
  const std::string data = encode_record(bare, {});
  EXPECT_EQ(data.front(), '\n') << "no line but the empty one";
}

TEST(Record, EmptyTextIsReadBack) {
  Article silent = article();
  silent.text.clear();
  expect_round_trip(silent, {});
}

TEST(Record, BigTextIsReadBack) {
  Article big = article();
  for (int i = 0; big.text.size() < (5u << 20); ++i) big.text += "word" + std::to_string(i) + " ";
  expect_round_trip(big, {{0, big.text.size()}});
  big.text.assign(32u << 20, 'a');  // as small as zstd makes anything
  expect_round_trip(big, {{0, big.text.size()}});
}

TEST(Record, EveryPrecisionOfADateIsReadBack) {
  for (const Precision precision : {Precision::kYear, Precision::kMonth, Precision::kDay}) {
    Article dated = article();
    dated.date = Date{536457600, precision};       // 1987-01-01
    dated.updated = Date{-3060979200, precision};  // 1873-01-01
    expect_round_trip(dated, {});
  }
}

// A path may hold any byte but zero; the other values are one line already.
TEST(Record, LineFeedsAndBackslashesInAPathAreReadBack) {
  for (const char* path :
       {"/a\nb", "/a\\nb", "/a\\", "/\r\n\\\\n", "/a=b\n\nc", "/\xFF\xFE", "\n"}) {
    Article odd = article();
    odd.path = path;
    odd.title = path;
    odd.topics = {path, "x"};
    expect_round_trip(odd, {{1, 2}});
  }
}

TEST(Record, FieldsAreLinesThatOmegaReads) {
  const std::string data = encode_record(article(), {{0, 21}, {22, 46}});
  const std::string lines = data.substr(0, data.find("\n\n") + 1);
  EXPECT_EQ(lines,
            "id=wire/1987.sgm#12\ndocno=12\npath=/news/wire/1987.sgm\ntitle=Ferry line reopens\n"
            "date=1987-02-26T15:01:01Z\nupdated=1987-02-27\nsource=Halden Wire\nlanguage=en\n"
            "url=https://example.com/a?b=c&d=e\nbyline=A. Writer\ntopic=ferries\ntopic=ports\n"
            "passages=0-21 22-46\n");
}

TEST(Record, FieldOfALaterVersionIsPassedOver) {
  const std::string data = "story=17\n" + encode_record(article(), {{0, 21}});
  EXPECT_EQ(decode_record(data).article, article());
}

TEST(Record, TextIsOneFrameOfZstdBehindAnEmptyLine) {
  const std::string data = encode_record(article(), {});
  const std::string frame = data.substr(data.find("\n\n") + 2);
  std::string text(article().text.size(), '\0');
  ASSERT_EQ(ZSTD_decompress(text.data(), text.size(), frame.data(), frame.size()), text.size());
  EXPECT_EQ(text, article().text);
}

TEST(Record, RandomArticlesAreReadBack) {
  RandomText random(1);
  const auto value = [&] { return random.once_in(4) ? "" : random.unicode(20); };
  for (int i = 0; i < 3'000; ++i) {
    Article odd;
    odd.id = value();
    odd.docno = value();
    odd.path = random.bytes(30);
    odd.title = value();
    odd.text = random.unicode(400);
    odd.source = value();
    odd.language = value();
    odd.url = value();
    odd.byline = value();
    for (std::size_t left = random.below(3); left > 0; --left) odd.topics.push_back("t" + value());
    PassageRanges passages;
    for (std::size_t at = 0; at + 10 < odd.text.size(); at += 10) passages.emplace_back(at, at + 9);
    expect_round_trip(odd, passages);
    if (HasFatalFailure()) return;
  }
}

TEST(Record, DamageIsCalledSo) {
  const std::string good = encode_record(article(), {{0, 21}});
  const std::string text = good.substr(good.find("\n\n") + 1);
  const std::string rows[] = {
      "",
      "\n",    // no frame
      "id=1",  // no empty line
      "id=1\nno equals sign\n" + text,
      "id=1\n\nnot a frame",
      good.substr(0, good.size() - 1),  // cut short
      good + "x",                       // something behind it
      "passages=\n" + text,             // never written, but no ranges are none
      "passages=5\n" + text,
      "passages=5-\n" + text,
      "passages=a-b\n" + text,
      "passages=7-5\n" + text,
      "passages=5-9 7-11\n" + text,  // overlapping
      "passages=5-9,10-11\n" + text,
      "passages=0-999999\n" + text,  // beyond the text
      "passages=0-99999999999999999999999\n" + text,
  };
  for (const std::string& data : rows) {
    if (data.starts_with("passages=\n")) {
      EXPECT_NO_THROW((void)decode_record(data));
    } else {
      EXPECT_EQ(kind_of(data), ErrorKind::kCorrupt) << data;
    }
  }
}

// The size that a frame claims is checked before room is made for it.
TEST(Record, AFewBytesDoNotMakeAGigabyte) {
  const std::string gigabyte("\x28\xB5\x2F\xFD\xA0\x00\x00\x00\x3F\x01\x00\x00", 12);
  ASSERT_GT(ZSTD_getFrameContentSize(gigabyte.data(), gigabyte.size()), 1'000'000'000u);
  EXPECT_EQ(kind_of("id=1\n\n" + gigabyte), ErrorKind::kCorrupt);
}

TEST(Record, AnyDamageIsMetByAnErrorOrNotSeen) {
  RandomText random(2);
  const std::string good = encode_record(article(), {{0, 21}, {22, 46}});
  for (std::size_t size = 0; size < good.size(); ++size) {
    EXPECT_EQ(kind_of(good.substr(0, size)), ErrorKind::kCorrupt) << size;
  }
  for (int i = 0; i < 20'000; ++i) {
    std::string data = good;
    for (std::size_t left = 1 + random.below(3); left > 0; --left) {
      data[random.below(data.size())] = static_cast<char>(random.below(256));
    }
    try {
      const StoredRecord read = decode_record(data);
      for (const auto& [begin, end] : read.passages) ASSERT_LE(end, read.article.text.size());
    } catch (const Error& error) {
      ASSERT_EQ(error.kind(), ErrorKind::kCorrupt);
    }
  }
}

}  // namespace
}  // namespace newsdex
