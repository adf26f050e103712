#include "corpus/reuters_sgml.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "common/ascii.hpp"
#include "corpus/sgml.hpp"
#include "corpus/sgml_fields.hpp"
#include "corpus/sgml_records.hpp"

namespace newsdex {
namespace {

// The agency's lines end before column 64: of 184,412 that go on, 98 % fit in 63 columns, and
// hardly any of those had room for the next word.
constexpr unsigned kReutersColumns = 63;

constexpr auto kReutersFields = std::to_array<SgmlFieldRow>({
    {"TEXT", SgmlField::kText},
    {"TITLE", SgmlField::kTitle},
    {"AUTHOR", SgmlField::kByline},
    {"DATE", SgmlField::kDate},
    {"D", SgmlField::kTopic},
    {"UNKNOWN", SgmlField::kIgnored},
    {"MKNOTE", SgmlField::kIgnored},
});

// White space, and the wire's control characters.
bool is_blank(char c) { return c >= '\0' && c <= ' '; }

// "26-FEB-1987 15:01:01.79" of what may have the desk's codes or an editor's remark behind it.
std::string day_and_time(std::string_view date) {
  std::string kept;
  for (int words = 0; words < 2; ++words) {
    const auto* const begin = std::find_if_not(date.begin(), date.end(), is_blank);
    const auto* const end = std::find_if(begin, date.end(), is_blank);
    if (words > 0 && end > begin) kept.push_back(' ');
    kept.append(begin, end);
    date.remove_prefix(static_cast<std::size_t>(end - date.begin()));
  }
  return kept;
}

std::string_view without_blanks(std::string_view line) {
  while (!line.empty() && is_blank(line.front())) line.remove_prefix(1);
  while (!line.empty() && is_blank(line.back())) line.remove_suffix(1);
  return line;
}

// Lines that the makers of the collection put where there is no text.
bool is_filler(std::string_view line) {
  line = without_blanks(line);
  if (line == "Blah blah blah.") return true;
  return !line.empty() && line.find_first_not_of('*') == std::string_view::npos;
}

void drop_filler(std::string& text) {
  std::string kept;
  for (std::string_view rest = text; !rest.empty();) {
    const std::string_view line = ascii::take_whole_line(rest);
    if (!is_filler(line)) kept.append(line);
  }
  text = std::move(kept);
}

bool is_capitals(std::string_view line) {
  return std::none_of(line.begin(), line.end(), ascii::is_lower) &&
         std::any_of(line.begin(), line.end(), ascii::is_letter);
}

// Moves the first line to the title where it is in capitals and what follows is not.
void take_heading(RawRecord& record) {
  const std::string_view rest = without_blanks(record.text);
  const auto end = rest.find('\n');
  if (end == std::string_view::npos || !is_capitals(rest.substr(0, end))) return;
  const std::string_view after = rest.substr(end + 1);
  const std::string_view next = after.substr(0, after.find('\n'));
  const bool separate = next.starts_with(' ') || !is_capitals(next);
  if (!separate || without_blanks(after).empty()) return;
  record.title = rest.substr(0, end);
  record.text = std::string(after);
}

RawRecord parse_reuters(const CutRecord& cut) {
  RawRecord record;
  record.line = cut.line;
  record.wrap_width = kReutersColumns;
  record.source = "Reuters";
  record.language = "en";
  std::string attributes_storage;
  std::string body_storage;
  const std::string_view attributes = as_utf8(cut.attributes, attributes_storage);
  record.id = attribute(attributes, "NEWID");
  if (record.id.empty()) record.id = attribute(attributes, "OLDID");
  std::string loose;  // white space between the elements
  collect_sgml_fields(as_utf8(cut.body, body_storage), kReutersFields, record, loose);
  record.date = day_and_time(record.date);
  if (ascii::trimmed(record.title).empty()) {
    take_heading(record);
  } else if (record.text.find("blah") != std::string::npos ||
             record.text.find("**") != std::string::npos) {
    drop_filler(record.text);
  }
  return record;
}

void cut_reuters_records(TextWindow& window, BrokenSink& sink, const CutRecordVisitor& visit) {
  cut_sgml_records(window, "REUTERS", sink, visit);
}

CutRecordVisitor reuters_parser(RecordSink& sink) {
  return [&sink](const CutRecord& cut) { sink.record(parse_reuters(cut)); };
}

}  // namespace

const RecordFormat kReutersSgmlFormat = {cut_reuters_records, reuters_parser};

}  // namespace newsdex
