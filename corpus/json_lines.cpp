#include "corpus/json_lines.hpp"

#include <string_view>

#include "corpus/ascii.hpp"
#include "corpus/json_record.hpp"
#include "corpus/text_lines.hpp"

namespace newsdex {

void read_json_lines(TextWindow& window, RecordSink& sink) {
  JsonRecords records(sink);
  for_each_line(window, sink, [&](std::string_view line, std::uint64_t number) {
    if (!ascii::trimmed(line).empty()) records.read(line, number);
  });
}

}  // namespace newsdex
