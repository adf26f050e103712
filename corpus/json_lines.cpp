#include "corpus/json_lines.hpp"

#include <memory>
#include <string_view>

#include "common/ascii.hpp"
#include "common/utf8.hpp"
#include "corpus/json_record.hpp"
#include "corpus/text_lines.hpp"

namespace newsdex {
namespace {

// Files that were put together have the marks of byte order of each.
std::string_view without_mark(std::string_view line) {
  return line.starts_with(kByteOrderMark) ? line.substr(kByteOrderMark.size()) : line;
}

void cut_lines(TextWindow& window, BrokenSink& sink, const CutRecordVisitor& visit) {
  for_each_line(window, sink, [&](std::string_view line, std::uint64_t number) {
    line = without_mark(line);
    if (!ascii::trimmed(line).empty()) visit({{}, line, number});
  });
}

CutRecordVisitor line_parser(RecordSink& sink) {
  return [records = std::make_shared<JsonRecords>(sink)](const CutRecord& record) {
    records->read(record.body, record.line);
  };
}

}  // namespace

const RecordFormat kJsonLinesFormat = {cut_lines, line_parser};

}  // namespace newsdex
