// Mail: what is read of a message, where messages begin in an mbox, and what is made to do harm.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "corpus/flowed_text.hpp"
#include "corpus/mail_calm.hpp"
#include "corpus/mail_signs.hpp"
#include "tests/corpus/archives.hpp"
#include "tests/corpus/described.hpp"

namespace newsdex::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const std::string kHeader =
    "From: Jane Doe <jane@harbour.example>\n"
    "To: readers@harbour.example\n"
    "Subject: Ferry back in service\n"
    "Date: Tue, 25 Jan 2022 10:30:00 +0100\n"
    "Message-ID: <harbour-1041@harbour.example>\n";
const std::string kMessage = kHeader + "\nThe ferry sails again.\n";

std::string mime(const std::string& type, const std::string& body) {
  return kHeader + "MIME-Version: 1.0\nContent-Type: " + type + "\n" + body;
}

// Parts of a message, whose boundary is "b".
std::string parts(const std::vector<std::string>& all) {
  std::string body = "\n";
  for (const std::string& part : all) body += "--b\n" + part + "\n";
  return body + "--b--\n";
}

std::string text_of(const std::string& message) {
  const Recorder read = read_text("a.eml", message);
  return read.articles.size() == 1 ? read.articles[0].text : described(read);
}

std::vector<std::string> left_out(const std::string& message) {
  std::vector<std::string> reasons;
  for (const RecordIssue& issue : read_text("a.eml", message).issues) {
    if (issue.kind == IssueKind::kSkipped) reasons.push_back(issue.reason);
  }
  return reasons;
}

TEST(Mail, AMessage) {
  const Recorder read = read_text(
      "alert.eml",
      "Received: from a by b; Tue, 25 Jan 2022 09:31:00 GMT\n" + kHeader +
          "Organization: Harbour Times\nKeywords: ferries, islands\nContent-Language: en-GB\n"
          "Archived-At: <https://harbour.example/1041>\n"
          "\n"
          "The ferry between the islands sails again from Tuesday, after three months in which\n"
          "it lay in the yard, said the company on Monday, and in which nobody could cross to the\n"
          "other side but by a boat of their own or that of a neighbour, if he had one. Nobody "
          "knew\n"
          "why it took so long, and nobody said so in the town hall either, where the matter was\n"
          "not on any list.\n"
          "\n"
          "Tickets cost more.\n");
  EXPECT_EQ(
      described(read),
      "docno: harbour-1041@harbour.example\n"
      "title: Ferry back in service\n"
      "date: 2022-01-25T09:30:00Z\n"
      "source: Harbour Times\n"
      "language: en\n"
      "url: https://harbour.example/1041\n"
      "byline: Jane Doe\n"
      "topic: ferries\n"
      "topic: islands\n"
      "| The ferry between the islands sails again from Tuesday, after three months in which it "
      "lay in the yard, said the company on Monday, and in which nobody could cross to the "
      "other side but by a boat of their own or that of a neighbour, if he had one. Nobody knew "
      "why it took so long, and nobody said so in the town hall either, where the matter was "
      "not on any list.\n"
      "| \n"
      "| Tickets cost more.\n");
  EXPECT_THAT(read.records, ElementsAre("")) << "a file of one";
  EXPECT_EQ(read.outcome.format, "mail");
}

struct Field {
  const char* why;
  std::string line;
  std::string title;
  std::string byline;
};

TEST(Mail, FieldsInAnyEncoding) {
  const std::vector<Field> rows = {
      {"encoded words",
       "Subject: =?utf-8?B?0JzQuNC90YHQug==?= =?utf-8?q?_f=C3=A4hrt?=", "Минск fährt", ""},
      {"of one character each", "Subject: =?koi8-r?B?7Q==?= =?koi8-r?B?yQ==?=", "Ми", ""},
      {"a character in two", "Subject: =?utf-8?B?0JzQ?= =?utf-8?B?uNC9?=", "Мин", ""},
      {"padded, in a row", "Subject: =?UTF-8?B?0JzQuA==?=\n =?utf-8?B?0L3RgQ==?= x", "Минс x", ""},
      {"in two charsets", "Subject: =?koi8-r?B?7ck=?= =?utf-8?B?0L0=?=!", "Мин!", ""},
      {"with a language", "Subject: =?utf-8*de?q?F=C3=A4hre?=", "Fähre", ""},
      {"with blanks", "Subject: a =?utf-8?q?F=C3=A4hre im Dienst?= b", "a Fähre im Dienst b", ""},
      {"a charset that nobody knows", "Subject: =?x-odd?q?Ferry?=", "Ferry", ""},
      {"no encoded word", "Subject: =?utf-8?Ferry", "=?utf-8?Ferry", ""},
      {"folded", "Subject: Ferry\n back\n\tin service", "Ferry back in service", ""},
      {"bare UTF-8", "Subject: Fähre", "Fähre", ""},
      {"bare windows-1252", "Subject: F\xE4hre f\xFCr alle, sch\xF6n w\xE4r's",
       "Fähre für alle, schön wär's", ""},
      {"a name with a comma", "From: \"Doe, Jane\" <j@a.example>", "", "Doe, Jane"},
      {"an encoded one", "From: =?utf-8?q?Doe=2C_J=C3=A4ne?= <j@a.example>", "", "Doe, Jäne"},
      {"… in quotation marks", "From: \"=?utf-8?q?Doe=2C_J=C3=A4ne?=\" <j@a.example>", "",
       "Doe, Jäne"},
      {"… holding some", "From: =?utf-8?q?J=C3=A4ne_=22J=22_Doe?= <j@a.example>", "",
       "Jäne \"J\" Doe"},
      {"no name", "From: j@a.example", "", "j@a.example"},
      {"the old way", "From: j@a.example (Jane Doe)", "", "Jane Doe"},
      {"two", "From: Jane <j@a.example>, Joe <o@a.example>", "", "Jane, Joe"},
      {"no address", "From: The Editors", "", "The Editors"},
  };
  for (const Field& row : rows) {
    const Recorder read =
        read_text("a.eml", row.line + "\nDate: 25 Jan 2022 10:30 GMT\n\nThe ferry.\n");
    ASSERT_THAT(read.articles, SizeIs(1)) << row.why;
    EXPECT_EQ(read.articles[0].title, row.title) << row.why;
    EXPECT_EQ(read.articles[0].byline, row.byline) << row.why;
  }
}

TEST(Mail, TextInAnyEncoding) {
  EXPECT_EQ(text_of(mime("text/plain; charset=koi8-r", "\n\xED\xC9\xCE\xD3\xCB\n")), "Минск");
  EXPECT_EQ(text_of(mime("text/plain; charset=utf-8",
                         "Content-Transfer-Encoding: quoted-printable\n\nF=C3=A4h=\nre\n")),
            "Fähre");
  EXPECT_EQ(text_of(mime("text/plain", "\nF\xE4hre f\xFCr alle, sch\xF6n w\xE4r's\n")),
            "Fähre für alle, schön wär's");
  EXPECT_EQ(text_of(mime("text/html",
                         "Content-Transfer-Encoding: base64\n\n"
                         "PG1ldGEgY2hhcnNldD1rb2k4LXI+PHA+7cnO08s8L3A+\n")),
            "Минск")
      << "a page's own word for it";
}

// Which part is the text.

TEST(Mail, HtmlIsReadAsWhatItShows) {
  EXPECT_EQ(text_of(mime("text/html; charset=utf-8",
                         "\n<html><style>p{}</style><p>One &amp; two.</p>\n")),
            "One & two.");
}

TEST(Mail, OfAlternativesThePlainOne) {
  const std::string html = "Content-Type: text/html\n\n<p>Marked up.</p>";
  EXPECT_EQ(text_of(mime("multipart/alternative; boundary=b",
                         parts({"Content-Type: text/plain\n\nPlain.", html}))),
            "Plain.");
  EXPECT_EQ(text_of(mime("multipart/alternative; boundary=b",
                         parts({"Content-Type: text/plain\n\n", html}))),
            "Marked up.");
}

TEST(Mail, APlainPartThatOnlyPointsToTheOther) {
  std::string story;
  for (int i = 0; i < 50; ++i) story += "<p>The ferry sails again.</p>";
  EXPECT_THAT(text_of(mime("multipart/alternative; boundary=b",
                           parts({"Content-Type: text/plain\n\nYour mailer does not show HTML.",
                                  "Content-Type: text/html\n\n" + story}))),
              HasSubstr("The ferry sails again."));
}

TEST(Mail, AttachmentsAreSaidAndNotRead) {
  const std::string message =
      mime("multipart/mixed; boundary=b",
           parts({"\nThe ferry.",
                  "Content-Type: image/jpeg; name=\"=?utf-8?q?F=C3=A4hre.jpg?=\"\n"
                  "Content-Transfer-Encoding: base64\n\n/9j/",
                  "Content-Type: text/plain\nContent-Disposition: attachment; "
                  "filename=\"time\ttable.txt\"\n\nMonday",
                  "Content-Type: text/calendar\n\nBEGIN:VCALENDAR",
                  "Content-Type: text/plain\n\nTickets cost more."}));
  EXPECT_EQ(text_of(message), "The ferry.\n\nTickets cost more.");
  EXPECT_THAT(left_out(message), ElementsAre("attachment Fähre.jpg (image/jpeg): not read",
                                             "attachment time table.txt (text/plain): not read",
                                             "part of type text/calendar: not read"));
}

TEST(Mail, WhatAPageShowsBelongsToIt) {
  const std::string message =
      mime("multipart/related; boundary=b",
           parts({"Content-Type: text/html\n\n<p>Here.<img src=cid:1>",
                  "Content-Type: image/png\nContent-ID: <1>\n\n",
                  "Content-Type: application/pdf\nContent-Disposition: attachment\n\n%PDF"}));
  EXPECT_EQ(text_of(message), "Here.");
  EXPECT_THAT(left_out(message), ElementsAre("part of type application/pdf: not read"));
}

TEST(Mail, MessagesInAMessage) {
  const std::string inner = "Content-Type: message/rfc822\n\nSubject: Storm\n\nIt comes.";
  const std::string message =
      mime("multipart/mixed; boundary=b",
           parts({"\nForwarded:", inner, "Content-Disposition: attachment\n" + inner}));
  EXPECT_EQ(text_of(message), "Forwarded:\n\nStorm\n\nIt comes.");
  EXPECT_THAT(left_out(message), ElementsAre("attached message Storm: not read"));
  EXPECT_EQ(text_of(mime("multipart/digest; boundary=b",
                         parts({"\nSubject: One\n\nFirst.", "\nSubject: Two\n\nSecond."}))),
            "One\n\nFirst.\n\nTwo\n\nSecond.");
}

TEST(Mail, PartsWithoutTheirEnd) {
  EXPECT_EQ(text_of(mime("multipart/mixed; boundary=b", "\n--b\n\nThe ferry sails.")),
            "The ferry sails.");
  EXPECT_EQ(text_of(kHeader), "") << "a header alone";
}

// It was decoded to garbage.
TEST(Mail, WhatIsSaidToBeBase64AndIsNone) {
  const auto text = [](const std::string& body) {
    return text_of(kHeader + "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n" +
                   body);
  };
  EXPECT_EQ(text("The ferry sails, they say.\n"), "The ferry sails, they say.");
  EXPECT_EQ(text("VGhlIGZlcnJ5\nIHNhaWxzLg==\n"), "The ferry sails.");
  EXPECT_EQ(text("\n\n"), "");
}

// They were read without their text, unsaid.
TEST(Mail, PartsWithoutTheirBoundaryAreReadAsTheyStand) {
  for (const char* type : {"multipart/mixed", "multipart/alternative; boundary=b"}) {
    EXPECT_EQ(text_of(mime(type, "\nThe ferry sails.\n")), "The ferry sails.") << type;
    EXPECT_THAT(text_of(mime(type, "\n--x\nContent-Type: text/plain\n\nThe ferry sails.\n--x--\n")),
                HasSubstr("The ferry sails."))
        << type;
  }
  EXPECT_EQ(text_of(mime("multipart/mixed; boundary=b", "\n--b--\n")), "");
}

TEST(Mail, FlowedText) {
  struct Row {
    const char* why;
    const char* text;
    const char* joined;
    bool delete_space = false;
  };
  for (const Row& row : {
           Row{"a soft end", "The ferry \nsails.\nTickets.\n", "The ferry sails.\nTickets."},
           Row{"Chinese has no spaces", "渡船 \n恢复\n", "渡船恢复", true},
           Row{"quotes of one depth", "> The \n> ferry \nsails", "> The ferry \nsails"},
           Row{"stuffed", "  indented\n From here\n", " indented\nFrom here"},
           Row{"a signature", "Bye \n-- \nJane\n", "Bye \n-- \nJane"},
           Row{"CRLF", "The \r\nferry\r\n", "The ferry"},
           Row{"no end", "The ", "The "},
           Row{"nothing", "", ""},
       }) {
    EXPECT_EQ(unflowed(row.text, row.delete_space), row.joined) << row.why;
  }
  EXPECT_EQ(text_of(mime("text/plain; format=flowed", "\nThe ferry \nsails.\nTickets.\n")),
            "The ferry sails.\nTickets.");
}

// mbox.

std::string mbox(const std::vector<std::string>& messages) {
  std::string all;
  for (const std::string& message : messages) {
    all += "From jane@harbour.example Tue Jan 25 10:30:00 2022\n" + message + "\n";
  }
  return all;
}

TEST(Mbox, AMessageAnArticle) {
  const Recorder read =
      read_text("2022-01", mbox({kMessage,
                                 "From: Joe <joe@a.example>\nSubject: Storm\n\n"
                                 "From here it comes.\n>From there it goes.\n>>From > is quoted.\n",
                                 kMessage}));
  EXPECT_EQ(read.outcome.format, "mbox");
  EXPECT_THAT(read.records,
              ElementsAre("harbour-1041@harbour.example", "2", "harbour-1041@harbour.example~2"));
  ASSERT_THAT(read.articles, SizeIs(3));
  EXPECT_EQ(read.articles[0].text, "The ferry sails again.");
  EXPECT_EQ(read.articles[1].text, "From here it comes.\nFrom there it goes.\n>From > is quoted.");
  EXPECT_EQ(read.articles[1].docno, "2022-01#2");
  EXPECT_THAT(read.issues, SizeIs(1)) << "the id that comes twice";
}

TEST(Mbox, WhatBeginsAMessage) {
  struct Row {
    const char* why;
    const char* line;
    bool begins;
  };
  for (const Row& row : {
           Row{"as sendmail writes it", "From jane@a.example Tue Jan 25 10:30:00 2022", true},
           Row{"with a zone", "From jane@a.example Tue Jan 25 10:30:00 CET 2022", true},
           Row{"… behind the year", "From jane@a.example Tue Jan 25 10:30:00 2022 +0100", true},
           Row{"Mozilla's", "From - Tue Jan 25 10:30:00 2022", true},
           Row{"of a list's archive", "From jane at a.example  Tue Jan 25 10:30:00 2022", true},
           Row{"without seconds", "From MAILER-DAEMON Tue Jan  5 9:30 2022\r", true},
           Row{"a sentence", "From here on, it is said.", false},
           Row{"a sentence with a year", "From 2022 on, ferries sail.", false},
           Row{"quoted", ">From jane@a.example Tue Jan 25 10:30:00 2022", false},
           Row{"a field", "From: jane@a.example Tue Jan 25 10:30:00 2022", false},
       }) {
    EXPECT_EQ(is_from_line(row.line), row.begins) << row.why;
    const std::string other = std::string(row.line) + "\nSubject: Storm\n\nIt comes.\n";
    EXPECT_EQ(read_text("a.mbox", mbox({kMessage}) + other).articles.size(), row.begins ? 2U : 1U)
        << row.why;
  }
  const std::string inside = "Minutes\nFrom jane@a.example Tue Jan 25 10:30:00 2022\nA: b\n";
  EXPECT_THAT(read_text("a.mbox", mbox({kMessage + inside})).articles, SizeIs(1))
      << "no empty line before it";
  const std::string quoted = "\nFrom jane@a.example Tue Jan 25 10:30:00 2022\nshe wrote\n";
  EXPECT_THAT(read_text("a.mbox", mbox({kMessage + quoted})).articles, SizeIs(1))
      << "no field below it";
}

TEST(Mbox, WithoutEnd) {
  std::string text = mbox({kMessage, kMessage});
  while (text.ends_with('\n')) text.pop_back();
  EXPECT_THAT(read_text("a.mbox", text).articles, SizeIs(2)) << "no line feed";
  EXPECT_THAT(
      read_text("a.mbox",
                mbox({kMessage}) + "From jane@a.example Tue Jan 25 10:30:00 2022\nSubject: Storm")
          .articles,
      SizeIs(2))
      << "the header is cut short";
  EXPECT_THAT(
      read_text(
          "a.mbox",
          mbox({kMessage, mime("multipart/mixed; boundary=b", "\n--b\n\nThe ferry.\n"), kMessage}))
          .articles,
      SizeIs(3))
      << "a part without end ends with its message";
  const std::string bytes =
      compressed(mbox(std::vector<std::string>(2'000, kMessage)), ARCHIVE_FILTER_GZIP);
  const Recorder cut = read_text("a.mbox.gz", bytes.substr(0, bytes.size() - 10));
  EXPECT_THAT(cut.outcome.reason, HasSubstr("compressed data is cut short or damaged"));
  EXPECT_THAT(cut.articles, SizeIs(testing::Lt(2'000U)));
}

TEST(Mbox, AMessageTooLongGoesBy) {
  const std::string large(70 << 20, 'x');
  const Recorder read = read_text(
      "a.mbox", mbox({kMessage, kHeader + "\n" + large + "\n", "Subject: Storm\n\nIt comes.\n"}));
  ASSERT_THAT(read.articles, SizeIs(2));
  EXPECT_EQ(read.articles[1].title, "Storm");
  ASSERT_THAT(read.issues, SizeIs(1));
  EXPECT_THAT(read.issues[0].reason, HasSubstr("longer than 64 MB"));
  EXPECT_EQ(read.issues[0].line, 10U);
}

TEST(Mbox, WhatIsNoMailIsBroken) {
  const Recorder read = read_text("a.mbox", mbox({kMessage, "X: y\n\nNothing.\n", kMessage}));
  EXPECT_THAT(read.articles, SizeIs(2));
  EXPECT_EQ(read.issues[0].record, "#2");
  EXPECT_THAT(read.issues[0].reason, HasSubstr("no From, Subject or Date"));
}

TEST(Mbox, MailIsKnownByItsHeader) {
  const auto format = [](const std::string& name, const std::string& text) {
    return read_text(name, text).outcome.format;
  };
  EXPECT_EQ(format("1643103000.M1.host:2,S", kMessage), "mail") << "as in a maildir";
  EXPECT_EQ(format("release.txt", kMessage), "mail");
  EXPECT_EQ(format("Inbox", mbox({kMessage})), "mbox");
  EXPECT_EQ(format("a.eml", "X-Odd: 1\n\nText.\n"), "mail") << "its name says so";
  EXPECT_EQ(format("recipe.txt", "Serves: 4\nTime: 20\n\nBoil it.\n"), "text");
  EXPECT_EQ(format("note.txt", "From: Jane\n\nCall me.\n"), "text") << "too little to be sure";
  const Recorder none = read_text("a.eml", "Call me back.\n");
  EXPECT_EQ(none.outcome.fate, FileFate::kFailed);
  EXPECT_THAT(none.outcome.reason, HasSubstr("it does not begin like mail"));
}

// Harm.

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

TEST(HostileMail, GroupsOfAddressesNestedAMillionDeep) {
  const Recorder read =
      read_text("a.eml", "From: Jane <j@a.example>\nTo: " + repeated("a:", 1'000'000) +
                             "\nSubject: Storm\n\nIt comes.\n");
  ASSERT_THAT(read.articles, SizeIs(1));
  EXPECT_EQ(read.articles[0].title, "Storm");
  EXPECT_EQ(read.articles[0].text, "It comes.");
  EXPECT_THAT(read.issues[0].reason, HasSubstr("too much of a header"));
  EXPECT_THAT(
      read_text("a.eml", "Date: x\nFrom: " + repeated("a:", 8'000) + "\n\nIt comes.\n").articles,
      SizeIs(1))
      << "as much as is let through";
}

TEST(HostileMail, AMillionParts) {
  const Recorder read = read_text(
      "a.eml", mime("multipart/mixed; boundary=b", "\n" + repeated("--b\n\nx\n", 1'000'000)));
  ASSERT_THAT(read.articles, SizeIs(1));
  EXPECT_THAT(read.issues[0].reason, HasSubstr("too much of a header"));
}

TEST(HostileMail, PartsAndMessagesNestedTenThousandDeep) {
  std::string nested;
  for (int i = 0; i < 10'000; ++i) {
    const std::string b = std::to_string(i);
    nested += "Content-Type: multipart/mixed; boundary=x" + b + "\n\n--x" + b + "\n";
  }
  EXPECT_THAT(left_out(kHeader + nested + "\nThe ferry.\n"),
              ElementsAre("parts more than 32 deep: not read"));
  EXPECT_THAT(left_out(kHeader + repeated("Content-Type: message/rfc822\n\nA: b\n", 10'000)),
              ElementsAre("parts more than 32 deep: not read"));
}

TEST(CalmMail, OnlyHeadersAreTouched) {
  const std::string body = repeated("--\nName: value, or text that looks so\n\n", 1'000) +
                           std::string(kMostFieldBytes * 2, 'x') + "\n>From here\n";
  EXPECT_EQ(calm_mail(kHeader + "\n" + body, false).text, kHeader + "\n" + body);
  const CalmMail calm = calm_mail("A: b\nC: d\n e\n\n>From here\n", true);
  EXPECT_EQ(calm.text, "A: b\nC: d\n e\n\nFrom here\n");
  EXPECT_FALSE(calm.lost);
  const std::string folded = "To: " + repeated("a@b,\n ", 5'000) + "c@d\n";
  const CalmMail dropped = calm_mail("A: b\n" + folded + "C: d\n\ntext", false);
  EXPECT_EQ(dropped.text, "A: b\nC: d\n\ntext");
  EXPECT_TRUE(dropped.lost);
}

}  // namespace
}  // namespace newsdex::test
