// Files of many records, good and broken in the ways that files are: from a seed, the same each
// time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>

namespace newsdex::test {

class RandomRecords {
 public:
  explicit RandomRecords(std::uint32_t seed) : random_(seed) {}

  std::string json_lines(unsigned lines) {
    std::string file = one_in(3) ? "\xEF\xBB\xBF" : "";
    file += R"({"id": "first", "title": "What shows the format", "text": "and is read"})"
            "\n";
    while (lines-- > 0) file += json_line() + (one_in(4) ? "\r\n" : "\n");
    return cut_somewhere(file);
  }

  // `name`: REUTERS or DOC.
  std::string sgml(const std::string& name, unsigned records) {
    std::string file = name == "REUTERS" ? "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n" : "";
    file += "<" + name + " NEWID=\"1\">\n<DOCNO>D-1</DOCNO><TEXT>What shows it.</TEXT>\n</" + name +
            ">\n";
    while (records-- > 0) file += sgml_record(name) + (one_in(4) ? "\r\n" : "\n");
    return cut_somewhere(file);
  }

 private:
  std::uint32_t below(std::uint32_t limit) {
    return std::uniform_int_distribution<std::uint32_t>(0, limit - 1)(random_);
  }
  bool one_in(std::uint32_t many) { return below(many) == 0; }

  // Mostly short, now and then longer than a chunk of the tests.
  std::string words() {
    static const char* const kWords[] = {"harbour",     "Ostra", "barge",      "lock",   "tide",
                                         "caf\xC3\xA9", "Mölln", "mayor said", "strike", "wheat"};
    std::uint32_t count = below(one_in(40) ? 6000 : 60);
    std::string text;
    while (count-- > 0) {
      text += kWords[below(std::size(kWords))];
      text += one_in(12) ? ". " : " ";
    }
    return text;
  }

  std::string id() { return std::to_string(below(200)); }  // some come twice

  std::string json_line() {
    switch (below(24)) {
      case 0:
        return "";
      case 1:
        return " \t ";
      case 2:
        return "{\"title\": \"never closed";
      case 3:
        return "[1, 2]";
      case 4:
        return R"({"foo": 1})";
      case 5:
        return "no JSON: " + words();
      case 6:
        return "{\"id\": \"" + id() + "\", \"title\": \"caf\xE9 of Ostra\", \"text\": \"" +
               words() + "\"}";
      case 7:
        return R"({"title": "cut \ud83d off", "text": ")" + words() + "\"}";
      case 8:
        return R"({"title": "", "text": ""})";
      case 9:
        return R"({"url": "https://www.ostra.example/a", "text": ""})";
      case 10:
        return R"({"title": "T", "date": "yesterday", "text": ")" + words() + "\"}";
      case 11:
        return R"({"title": "T", "date": "2024-05-06 at nine", "text": ")" + words() + "\"}";
      case 12:
        return R"({"articles": [{"title": "A", "text": ")" + words() +
               R"("}, 7, {"title": "B", "text": ")" + words() + "\"}]}";
      case 13:
        return R"({"title": "T", "text": true, "author": {"x": 1}})";
      case 14:
        return "{\"title\": \"It\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2s mended\", \"text\": \"" +
               words() + "\"}";
      case 15:
        return R"({"title": "T", "language": "de", "text": ")" + words() + "\"}";
      default:
        return "{\"id\": \"" + id() + "\", \"title\": \"Title\", \"date\": \"2024-05-06\", " +
               "\"text\": \"" + words() + "\"}";
    }
  }

  std::string sgml_record(const std::string& name) {
    const std::string open = "<" + name + " NEWID=\"" + id() + "\">";
    const std::string close = "</" + name + ">";
    const std::string docno = "<DOCNO>D-" + id() + "</DOCNO>\n";
    switch (below(20)) {
      case 0:
        return "";
      case 1:
        return "text outside: " + words();
      case 2:
        return open + "<TEXT>" + words() + "</TEXT>";  // not closed
      case 3:
        return close;
      case 4:
        return "<!-- " + words() + "-->";
      case 5:
        return "<" + name + " a=\"" + close + "\">" + docno + words() + close;
      case 6:
        return open + docno + "<TEXT>caf\xE9 " + words() + "</TEXT>" + close;
      case 7:
        return open + close;
      case 8:
        return open + docno + "<DATE>some day</DATE><TEXT>AT&amp;T " + words() + "</TEXT>" + close;
      case 9:
        return "<" + name + "S>" + words() + "</" + name + "S>";  // another element
      case 10:
        return open + docno + "<TEXT>3 < 5 <" + words() + "</TEXT>" + close;
      case 11:
        return "<" + name + " " + std::string(3000, 'a') + ">" + words() + close;  // too long a tag
      default:
        return open + docno + "<DATE>26-FEB-1987 15:01:01.79</DATE><TITLE>OSTRA</TITLE>\n<TEXT>" +
               words() + "</TEXT>\n" + close;
    }
  }

  // A third ends as it should, a third without its last bytes, a third in the middle of a record.
  std::string cut_somewhere(std::string file) {
    const std::uint32_t way = below(3);
    if (way == 0) return file;
    file.resize(file.size() - 1 - below(way == 1 ? 2 : 400));
    return file;
  }

  std::mt19937 random_;
};

}  // namespace newsdex::test
