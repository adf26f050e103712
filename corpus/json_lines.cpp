#include "corpus/json_lines.hpp"

#include <memory>
#include <string_view>

#include "common/ascii.hpp"
#include "corpus/json_record.hpp"
#include "corpus/text_lines.hpp"

namespace newsdex {
namespace {

void cut_lines(TextWindow& window, BrokenSink& sink, const CutRecordVisitor& visit) {
  for_each_line(window, sink, [&](std::string_view line, std::uint64_t number) {
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
