#include "corpus/json_lines.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "corpus/ascii.hpp"
#include "corpus/charset.hpp"
#include "corpus/json_keys.hpp"
#include "corpus/json_repair.hpp"
#include "corpus/reader.hpp"

namespace newsdex {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;
static_assert(TextWindow::kPadding >= simdjson::SIMDJSON_PADDING);

constexpr int kDeepestValue = 4;  // an author is {"name": …} in an array, hardly more

std::string number_text(double number) {
  // Unix time with a fraction; a date is known to the second.
  return std::abs(number) < 1e15 ? fmt::format("{}", static_cast<std::int64_t>(number))
                                 : fmt::format("{}", number);
}

// What an object stands for, by its most telling member.
bool take_object_value(const simdjson::dom::object& object, element& value) {
  static constexpr std::array<std::string_view, 8> kMembers = {"name",  "title", "label", "id",
                                                               "value", "text",  "$date", "$oid"};
  for (const auto member : kMembers) {
    if (object.at_key_case_insensitive(member).get(value) == simdjson::SUCCESS) return true;
  }
  return false;
}

// Adds the value's strings to `values`; false where it holds something that is no text.
bool collect(element value, std::vector<std::string>& values, int depth = 0) {
  switch (value.type()) {
    case element_type::STRING:
      values.emplace_back(std::string_view(value));
      return true;
    case element_type::INT64:
      values.push_back(std::to_string(std::int64_t(value)));
      return true;
    case element_type::UINT64:
      values.push_back(std::to_string(std::uint64_t(value)));
      return true;
    case element_type::DOUBLE:
      values.push_back(number_text(double(value)));
      return true;
    case element_type::NULL_VALUE:
      return true;
    case element_type::BOOL:
      return false;
    case element_type::ARRAY: {
      if (depth == kDeepestValue) return false;
      bool all = true;
      for (const element part : simdjson::dom::array(value)) {
        all = collect(part, values, depth + 1) && all;
      }
      return all;
    }
    case element_type::OBJECT: {
      element inner;
      return depth < kDeepestValue && take_object_value(simdjson::dom::object(value), inner) &&
             collect(inner, values, depth + 1);
    }
  }
  return false;
}

std::string joined(std::vector<std::string>& values, std::string_view separator) {
  if (values.size() == 1) return std::move(values.front());
  std::string all;
  for (const std::string& value : values) {
    if (value.empty()) continue;
    if (!all.empty()) all.append(separator);
    all.append(value);
  }
  return all;
}

// "oil, gas; coal" is three topics where it stands as one string.
void add_topics(const std::vector<std::string>& values, std::vector<std::string>& topics) {
  for (std::string_view rest : values) {
    if (values.size() > 1) {
      topics.emplace_back(rest);
      continue;
    }
    while (!rest.empty()) {
      const auto end = std::min(rest.find_first_of(",;"), rest.size());
      topics.emplace_back(ascii::trimmed(rest.substr(0, end)));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
}

class LineReader {
 public:
  explicit LineReader(RecordSink& sink) : sink_(sink) {}

  // `line` is followed by kPadding readable bytes.
  void read(std::string_view line, std::uint64_t number) {
    if (ascii::trimmed(line).empty()) return;
    element root;
    auto error = parser_.parse(line.data(), line.size(), false).get(root);
    std::string repaired;
    if (error == simdjson::UTF8_ERROR || error == simdjson::STRING_ERROR) {
      repaired = without_lone_surrogates(decode(line));
      error = parser_.parse(repaired).get(root);
    }
    if (error != simdjson::SUCCESS) {
      return sink_.broken(number, {}, fmt::format("not valid JSON: {}", error_message(error)));
    }
    simdjson::dom::object object;
    if (root.get(object) != simdjson::SUCCESS) {
      return sink_.broken(number, {},
                          "not a JSON object: an article is {\"title\": …, \"text\": …}");
    }
    read_object(object, number);
  }

 private:
  using Ranks = std::array<int, kJsonFields>;  // of the key that each field was taken from

  void read_object(const simdjson::dom::object& object, std::uint64_t number) {
    RawRecord record;
    record.line = number;
    Ranks ranks;
    ranks.fill(std::numeric_limits<int>::max());
    bool known = false;
    for (const auto& [key, value] : object) {
      const JsonKey* row = json_key(key);
      if (row == nullptr) continue;
      known = true;
      if (row->rank < ranks[row->row] || row->field == nullptr) {
        read_member(key, value, *row, ranks[row->row], record);
      }
    }
    if (!known) {
      return sink_.broken(number, {}, "none of its keys is known: wants title, text, date, …");
    }
    sink_.record(std::move(record));
  }

  void read_member(std::string_view key, element value, const JsonKey& row, int& rank,
                   RawRecord& record) {
    values_.clear();
    if (!collect(value, values_)) {
      record.warnings.push_back(fmt::format("\"{}\" holds something that is no text", key));
    }
    if (row.field == nullptr) return add_topics(values_, record.topics);
    const bool is_text = row.field == &RawRecord::text;
    std::string text = joined(values_, is_text ? "\n" : ", ");
    if (text.empty()) return;  // another key may say more
    record.*row.field = std::move(text);
    rank = row.rank;
  }

  RecordSink& sink_;
  simdjson::dom::parser parser_;
  std::vector<std::string> values_;
};

// Lines longer than a record may be are passed over, so the window stays bounded.
void skip_line(TextWindow& window) {
  for (;;) {
    const auto end = window.text().find('\n');
    if (end != std::string_view::npos) return window.drop(end + 1);
    window.drop(window.text().size());
    if (!window.more()) return;
  }
}

}  // namespace

void read_json_lines(TextWindow& window, RecordSink& sink) {
  LineReader reader(sink);
  std::size_t searched = 0;  // bytes of the window that hold no line feed
  for (;;) {
    const std::string_view text = window.text();
    const auto end = text.find('\n', searched);
    if (end != std::string_view::npos) {
      reader.read(text.substr(0, end), window.line());
      window.drop(end + 1);
      searched = 0;
    } else if (text.size() > kMaxRecordBytes) {
      sink.broken(window.line(), {}, too_long_record());
      skip_line(window);
      searched = 0;
    } else {
      searched = text.size();
      if (!window.more()) break;
    }
  }
  // The last line of a file that was cut short is known to be broken, and so is the file.
  if (window.failure().empty()) reader.read(window.text(), window.line());
}

}  // namespace newsdex
