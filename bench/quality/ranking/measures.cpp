#include "bench/quality/ranking/measures.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>
#include <set>

namespace newsdex::bench {
namespace {

constexpr std::size_t kTop = 10;
constexpr std::size_t kDeep = 100;
constexpr unsigned kExchanges = 100'000;
constexpr std::uint64_t kSeed = 20251125;

double discounted(int gain, std::size_t rank) {
  return gain / std::log2(static_cast<double>(rank) + 1);
}

double best_dcg_10(const std::map<std::string, int>& gains) {
  std::vector<int> best;
  for (const auto& [document, gain] : gains) best.push_back(gain);
  std::ranges::sort(best, std::greater<>());
  double dcg = 0;
  for (std::size_t i = 0; i < std::min(best.size(), kTop); ++i) dcg += discounted(best[i], i + 1);
  return dcg;
}

}  // namespace

Measures measure(const Ranking& ranking, const std::map<std::string, int>& gains) {
  const auto all = static_cast<double>(
      std::ranges::count_if(gains, [](const auto& judged) { return judged.second > 0; }));
  Measures m;
  std::set<std::string> seen;
  double relevant = 0;
  double dcg = 0;
  for (const Ranked& ranked : ranking) {
    if (!seen.insert(ranked.document).second) continue;
    const std::size_t rank = seen.size();
    const auto found = gains.find(ranked.document);
    if (found == gains.end() || found->second <= 0) continue;
    ++relevant;
    m.average_precision += relevant / static_cast<double>(rank) / all;
    if (relevant == 1) m.reciprocal_rank = 1 / static_cast<double>(rank);
    if (rank <= kTop) m.precision_10 += 1.0 / kTop;
    if (rank <= kTop) dcg += discounted(found->second, rank);
    if (rank <= kDeep) m.recall_100 += 1 / all;
  }
  m.ndcg_10 = dcg / best_dcg_10(gains);
  return m;
}

std::vector<Measures> measure_all(const Run& run, const std::vector<Question>& questions,
                                  const Judgements& judgements) {
  std::vector<Measures> all;
  for (const Question& question : questions) {
    const auto answer = run.find(question.id);
    all.push_back(answer == run.end() ? Measures{}
                                      : measure(answer->second, judgements.at(question.id)));
  }
  return all;
}

Measures mean(const std::vector<Measures>& all) {
  Measures sum;
  const auto count = static_cast<double>(all.size());
  for (const Measures& m : all) {
    sum.average_precision += m.average_precision / count;
    sum.ndcg_10 += m.ndcg_10 / count;
    sum.precision_10 += m.precision_10 / count;
    sum.reciprocal_rank += m.reciprocal_rank / count;
    sum.recall_100 += m.recall_100 / count;
  }
  return sum;
}

double chance(const std::vector<double>& a, const std::vector<double>& b) {
  std::vector<double> differences;
  double observed = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] == b[i]) continue;  // exchanged or not, it is the same
    differences.push_back(a[i] - b[i]);
    observed += a[i] - b[i];
  }
  if (differences.empty()) return 1;
  std::mt19937_64 random(kSeed);
  unsigned as_much = 0;
  for (unsigned i = 0; i < kExchanges; ++i) {
    double sum = 0;
    std::uint64_t bits = 0;
    for (std::size_t d = 0; d < differences.size(); ++d) {
      if (d % 64 == 0) bits = random();
      sum += (bits >> (d % 64) & 1) != 0 ? differences[d] : -differences[d];
    }
    if (std::abs(sum) >= std::abs(observed) - 1e-12) ++as_much;
  }
  return static_cast<double>(as_much) / kExchanges;
}

}  // namespace newsdex::bench
