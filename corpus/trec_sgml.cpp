#include "corpus/trec_sgml.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <newsdex/date.hpp>
#include <utility>

#include "common/ascii.hpp"
#include "corpus/clean_text.hpp"
#include "corpus/sgml.hpp"
#include "corpus/sgml_fields.hpp"
#include "corpus/sgml_records.hpp"

namespace newsdex {
namespace {

constexpr auto kTrecFields = std::to_array<SgmlFieldRow>({
    {"DOCNO", SgmlField::kId},        {"DOCID", SgmlField::kIgnored},
    {"FILEID", SgmlField::kIgnored},  {"TITLE", SgmlField::kTitle},
    {"HEADLINE", SgmlField::kTitle},  {"HL", SgmlField::kTitle},
    {"HEAD", SgmlField::kTitle},      {"TI", SgmlField::kTitle},
    {"TEXT", SgmlField::kText},       {"LP", SgmlField::kText},
    {"LEADPARA", SgmlField::kText},   {"DATELINE", SgmlField::kText},
    {"DATE", SgmlField::kDate},       {"DATE1", SgmlField::kDate},
    {"DATE_TIME", SgmlField::kDate},  {"DATETIME", SgmlField::kDate},
    {"DD", SgmlField::kDate},         {"PUBDATE", SgmlField::kDate},
    {"BYLINE", SgmlField::kByline},   {"AUTHOR", SgmlField::kByline},
    {"SOURCE", SgmlField::kSource},   {"SO", SgmlField::kSource},
    {"PUB", SgmlField::kSource},      {"LANGUAGE", SgmlField::kLanguage},
    {"LANG", SgmlField::kLanguage},   {"URL", SgmlField::kUrl},
    {"DOCURL", SgmlField::kUrl},      {"KEYWORD", SgmlField::kTopic},
    {"SUBJECT", SgmlField::kTopic},   {"TOPIC", SgmlField::kTopic},
    {"DOCTYPE", SgmlField::kIgnored}, {"DOCHDR", SgmlField::kIgnored},
    {"LENGTH", SgmlField::kIgnored},  {"PROFILE", SgmlField::kIgnored},
    {"PAGE", SgmlField::kIgnored},    {"FIRST", SgmlField::kIgnored},
    {"SECOND", SgmlField::kIgnored},  {"ACCESS", SgmlField::kIgnored},
    {"PARENT", SgmlField::kIgnored},
});

// "910514" and "03/24/87" (the Wall Street Journal's) with their century: the disks end in 1994.
std::string with_century(const std::string& date) {
  std::string digits;
  std::copy_if(date.begin(), date.end(), std::back_inserter(digits), ascii::is_digit);
  if (digits.size() != 6) return date;
  if (date == digits) return "19" + digits;
  const bool slashes = date.size() == 8 && date[2] == '/' && date[5] == '/';
  return slashes ? fmt::format("19{}-{}-{}", date.substr(6), date.substr(0, 2), date.substr(3, 2))
                 : date;
}

RawRecord parse_trec(const CutRecord& cut) {
  RawRecord record;
  record.line = cut.line;
  std::string attributes_storage;
  std::string body_storage;
  std::string loose;
  const std::string_view attributes = as_utf8(cut.attributes, attributes_storage);
  collect_sgml_fields(as_utf8(cut.body, body_storage), kTrecFields, record, loose);
  if (ascii::trimmed(record.id).empty()) record.id = attribute(attributes, "id");
  if (ascii::trimmed(record.id).empty()) record.id = attribute(attributes, "docid");
  if (record.language.empty()) record.language = attribute(attributes, "lang");
  if (ascii::trimmed(record.text).empty()) record.text = std::move(loose);
  record.date = trec_date(record.date);
  return record;
}

void cut_trec_records(TextWindow& window, BrokenSink& sink, const CutRecordVisitor& visit) {
  cut_sgml_records(window, "DOC", sink, visit);
}

CutRecordVisitor trec_parser(RecordSink& sink) {
  return [&sink](const CutRecord& cut) { sink.record(parse_trec(cut)); };
}

}  // namespace

std::string trec_date(std::string_view date) {
  if (const auto value = ascii::trimmed(date); value.starts_with('='))
    date = value.substr(1);  // WSJ
  std::string whole = with_century(one_line(date));
  for (std::string_view rest = whole; !rest.empty();) {
    if (parse_date(rest)) return std::string(rest);
    const auto comma = rest.rfind(',');
    if (comma == std::string_view::npos) break;
    rest = rest.substr(0, comma);
  }
  return whole;
}

const RecordFormat kTrecSgmlFormat = {cut_trec_records, trec_parser};

}  // namespace newsdex
