// How good rankings are: the usual measures, as trec_eval defines them.
#pragma once

#include <string>
#include <vector>

#include "bench/quality/ranking/collection.hpp"
#include "bench/quality/ranking/trec.hpp"

namespace newsdex::bench {

struct Measures {
  double average_precision = 0;  // precision at each relevant document, over all that there are
  double ndcg_10 = 0;            // gain / log2(rank + 1), of the best order of all judged
  double precision_10 = 0;       // of ten places, however many are filled
  double reciprocal_rank = 0;    // of the first relevant document
  double recall_100 = 0;
};

// `gains` are a question's (Judgements); one document at least is relevant. A document counts
// where it stands first.
[[nodiscard]] Measures measure(const Ranking& ranking, const std::map<std::string, int>& gains);

// Of each question in turn; one without an answer in the run has zeros.
[[nodiscard]] std::vector<Measures> measure_all(const Run& run,
                                                const std::vector<Question>& questions,
                                                const Judgements& judgements);

[[nodiscard]] Measures mean(const std::vector<Measures>& all);

// How likely two rankings differ as much as these, on the same questions, by chance: Fisher's
// randomisation test, two-sided, over 100,000 exchanges drawn from a fixed seed. 1: no difference.
[[nodiscard]] double chance(const std::vector<double>& a, const std::vector<double>& b);

}  // namespace newsdex::bench
