#include "bench/quality/ranking/smart.hpp"

#include <map>
#include <sstream>

#include "corpus/clean_text.hpp"

namespace newsdex::bench {
namespace {

struct Record {
  std::string number;  // without leading zeros
  std::map<char, std::string> fields;
};

std::string without_zeros(const std::string& number) {
  const auto first = number.find_first_not_of("0 ");
  return first == std::string::npos ? "0" : number.substr(first);
}

bool is_field(const std::string& line) {
  return line.size() >= 2 && line[0] == '.' && line[1] >= 'A' && line[1] <= 'Z' &&
         line.find_first_not_of(" \r", 2) == std::string::npos;
}

std::vector<Record> read_records(std::istream& in) {
  std::vector<Record> records;
  char field = 0;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.starts_with(".I ")) {
      records.push_back({without_zeros(line.substr(3)), {}});
    } else if (is_field(line)) {
      field = line[1];
    } else if (!records.empty()) {
      records.back().fields[field] += line + "\n";
    }
  }
  return records;
}

}  // namespace

std::vector<Document> read_smart_documents(std::istream& in) {
  std::vector<Document> documents;
  for (Record& record : read_records(in)) {
    const std::string& title = record.fields['T'];
    std::string text = record.fields['W'];
    if (!title.empty() && text.starts_with(title)) text.erase(0, title.size());
    documents.push_back({record.number, one_line(title), text});
  }
  return documents;
}

std::vector<Question> read_smart_questions(std::istream& in, SmartNumbers numbers) {
  std::vector<Question> questions;
  for (Record& record : read_records(in)) {
    const std::string number =
        numbers == SmartNumbers::kByOrder ? std::to_string(questions.size() + 1) : record.number;
    questions.push_back({number, one_line(record.fields['T'] + record.fields['W'])});
  }
  return questions;
}

Judgements read_smart_judgements(std::istream& in) {
  Judgements judgements;
  for (std::string line; std::getline(in, line);) {
    std::istringstream fields(line);
    std::string question;
    std::string document;
    double code = 0;
    if (fields >> question >> document >> code && code >= 0) judgements[question][document] = 1;
  }
  return judgements;
}

}  // namespace newsdex::bench
