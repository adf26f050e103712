// TREC's files: topics, judgements, and runs, by which the answers of any engine can be scored.
#pragma once

#include <istream>
#include <map>
#include <ostream>
#include <string>
#include <vector>

#include "bench/quality/ranking/collection.hpp"

namespace newsdex::bench {

struct Ranked {
  std::string document;
  double score = 0;

  friend bool operator==(const Ranked&, const Ranked&) = default;
};
using Ranking = std::vector<Ranked>;         // the best first
using Run = std::map<std::string, Ranking>;  // by question

// <top> records: the number, and the title, or the description where it has none.
[[nodiscard]] std::vector<Question> read_topics(std::istream& in);

// "question iteration document gain" a line; gains below 0 are 0.
[[nodiscard]] Judgements read_qrels(std::istream& in);

// "question Q0 document rank score tag" a line. Reading orders by score, the highest first, and by
// the ranks where scores are equal, as trec_eval does not: it goes by the names then.
void write_run(const Run& run, const std::string& tag, std::ostream& out);
[[nodiscard]] Run read_run(std::istream& in);

}  // namespace newsdex::bench
