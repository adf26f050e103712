// A JSON object as an article: its keys are known by name (field_names.hpp).
//
// A value may be a string, a number, an array of them (paragraphs of the text; names), or an object
// with a "name", "title", "label", "id", "value", "text", "rendered" or "main".
//
// An object without a text, but with an array of objects that have one, stands for those: answers
// of news services ({"articles": […]}) and JSON Feed ({"items": […]}) are such.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "corpus/raw_record.hpp"

namespace newsdex {

class JsonRecords {
 public:
  explicit JsonRecords(RecordSink& sink);
  ~JsonRecords();
  JsonRecords(const JsonRecords&) = delete;
  JsonRecords& operator=(const JsonRecords&) = delete;

  // The object that `json` is becomes a record, or those that it stands for do; `line` is where it
  // begins. What is no object, or holds none of the names, is broken. `json` is followed by
  // TextWindow::kPadding readable bytes.
  void read(std::string_view json, std::uint64_t line);
  // As above, of a file that may hold anything: without a title and a text, here or in what it
  // stands for, it is no article, and false.
  [[nodiscard]] bool read_document(std::string_view json, std::uint64_t line);

 private:
  class Reader;
  std::unique_ptr<Reader> reader_;
};

}  // namespace newsdex
