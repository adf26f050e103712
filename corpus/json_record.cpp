#include "corpus/json_record.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "common/ascii.hpp"
#include "corpus/charset.hpp"
#include "corpus/field_names.hpp"
#include "corpus/json_repair.hpp"
#include "corpus/text_window.hpp"

namespace newsdex {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;
static_assert(TextWindow::kPadding >= simdjson::SIMDJSON_PADDING);

constexpr int kDeepestValue = 4;     // an author is {"name": …} in an array, hardly more
constexpr int kDeepestArticles = 3;  // {"response": {"hits": {"hits": […]}}}

std::string number_text(double number) {
  // Unix time with a fraction; a date is known to the second.
  return std::abs(number) < 1e15 ? fmt::format("{}", static_cast<std::int64_t>(number))
                                 : fmt::format("{}", number);
}

// What an object stands for, by its most telling member.
bool take_object_value(const simdjson::dom::object& object, element& value) {
  static constexpr std::array<std::string_view, 10> kTellingMembers = {
      "name", "title", "label", "id", "value", "text", "$date", "$oid", "rendered", "main"};
  for (const auto member : kTellingMembers) {
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

struct Holds {
  bool title = false;
  bool text = false;
  bool known = false;  // any field
};

bool is_empty(element value) {
  std::string_view text;
  return value.is_null() || (value.get(text) == simdjson::SUCCESS && text.empty());
}

Holds what_it_holds(const simdjson::dom::object& object) {
  Holds holds;
  for (const auto& [key, value] : object) {
    const NamedField* field = named_field(key);
    if (field == nullptr) continue;
    holds.known = true;
    if (is_title(*field)) holds.title = true;
    if (is_text(*field) && !holds.text) holds.text = !is_empty(value);
  }
  return holds;
}

bool is_list_of_articles(element value) {
  simdjson::dom::array list;
  simdjson::dom::object first;
  if (value.get(list) != simdjson::SUCCESS || list.begin() == list.end()) return false;
  return (*list.begin()).get(first) == simdjson::SUCCESS && what_it_holds(first).text;
}

// The first array of objects with texts in `object` or in the objects inside.
bool find_articles(const simdjson::dom::object& object, simdjson::dom::array& found,
                   int depth = 1) {
  for (const auto& [key, value] : object) {
    if (is_list_of_articles(value)) return value.get(found) == simdjson::SUCCESS;
  }
  if (depth == kDeepestArticles) return false;
  for (const auto& [key, value] : object) {
    simdjson::dom::object inner;
    if (value.get(inner) != simdjson::SUCCESS) continue;
    if (find_articles(inner, found, depth + 1)) return true;
  }
  return false;
}

}  // namespace

class JsonRecords::Reader {
 public:
  explicit Reader(RecordSink& sink) : sink_(sink) {}

  // `whole`: it is a file, which may hold anything; then false where it is no article.
  bool read(std::string_view json, std::uint64_t line, bool whole) {
    element root;
    auto error = parser_.parse(json.data(), json.size(), false).get(root);
    std::string repaired;
    if (error == simdjson::UTF8_ERROR || error == simdjson::STRING_ERROR) {
      repaired = without_lone_surrogates(decode(json));
      error = parser_.parse(repaired).get(root);
    }
    if (error != simdjson::SUCCESS) {
      sink_.broken(line, {}, fmt::format("not valid JSON: {}", error_message(error)));
      return true;
    }
    simdjson::dom::object object;
    if (root.get(object) == simdjson::SUCCESS) return read_holder(object, line, whole);
    not_an_object(line);
    return true;
  }

 private:
  void not_an_object(std::uint64_t line) {
    sink_.broken(line, {}, "not a JSON object: an article is {\"title\": …, \"text\": …}");
  }

  // An article, or what holds articles.
  bool read_holder(const simdjson::dom::object& object, std::uint64_t line, bool whole) {
    const Holds holds = what_it_holds(object);
    simdjson::dom::array articles;
    if (!holds.text && find_articles(object, articles)) {
      for (const element value : articles) {
        simdjson::dom::object article;
        if (value.get(article) == simdjson::SUCCESS) {
          read_article(article, line);
        } else {
          not_an_object(line);
        }
      }
      return true;
    }
    if (whole && !(holds.title && holds.text)) return false;
    read_article(object, line);
    return true;
  }

  void read_article(const simdjson::dom::object& object, std::uint64_t line) {
    NamedFields fields;
    fields.record.line = line;
    bool known = false;
    for (const auto& [key, value] : object) {
      const NamedField* field = named_field(key);
      known = known || field != nullptr;
      if (field != nullptr && fields.wants(*field)) read_member(key, value, *field, fields);
    }
    if (!known) {
      return sink_.broken(line, {}, "none of its keys is known: wants title, text, date, …");
    }
    sink_.record(std::move(fields.record));
  }

  void read_member(std::string_view key, element value, const NamedField& field,
                   NamedFields& fields) {
    values_.clear();
    if (!collect(value, values_)) {
      fields.record.warnings.push_back(fmt::format("\"{}\" holds something that is no text", key));
    }
    fields.take(field, values_);
  }

  RecordSink& sink_;
  simdjson::dom::parser parser_;
  std::vector<std::string> values_;
};

JsonRecords::JsonRecords(RecordSink& sink) : reader_(std::make_unique<Reader>(sink)) {}
JsonRecords::~JsonRecords() = default;

void JsonRecords::read(std::string_view json, std::uint64_t line) {
  static_cast<void>(reader_->read(json, line, false));
}

bool JsonRecords::read_document(std::string_view json, std::uint64_t line) {
  return reader_->read(json, line, true);
}

}  // namespace newsdex
