// SMART's files, in which the collections of the sixties and seventies are handed on: records begin
// with ".I NUMBER", and a field with a line of a dot and its letter.
#pragma once

#include <istream>
#include <vector>

#include "bench/quality/ranking/collection.hpp"

namespace newsdex::bench {

// Documents: title .T, text .W. A text that begins with its title, as Cranfield's do, loses it.
[[nodiscard]] std::vector<Document> read_smart_documents(std::istream& in);

// Which number a question has: Cranfield's judgements count its questions and know no .I.
enum class SmartNumbers { kOwn, kByOrder };
// Questions: .T and .W together.
[[nodiscard]] std::vector<Question> read_smart_questions(std::istream& in, SmartNumbers numbers);

// Judgements: "question document code …" a line. Codes below 0 are Cranfield's for no interest; all
// others mean relevant (its 1 is the best and its 4 the least, CISI's are 0).
[[nodiscard]] Judgements read_smart_judgements(std::istream& in);

}  // namespace newsdex::bench
