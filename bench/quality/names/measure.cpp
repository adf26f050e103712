#include "bench/quality/names/measure.hpp"

#include <algorithm>

namespace newsdex::bench {

Answer most_alike(const std::string& name, const std::vector<std::string>& vocabulary,
                  const std::function<double(std::size_t)>& similarity, double least,
                  std::size_t most) {
  Answer answer;
  for (std::size_t i = 0; i < vocabulary.size(); ++i) {
    if (vocabulary[i] == name) continue;
    const double alike = similarity(i);
    if (alike >= least) answer.push_back({vocabulary[i], alike});
  }
  std::ranges::stable_sort(answer, std::greater<>(), &Returned::similarity);
  if (answer.size() > most) answer.resize(most);
  return answer;
}

void judge(const PersonList& list, const NameCase& asked, const Answer& answer, Quality& quality) {
  ++quality.names;
  quality.spellings += asked.spellings.size();
  for (const Returned& returned : answer) {
    if (asked.spellings.contains(returned.word)) {
      ++quality.found;
      continue;
    }
    ++quality.others;
    if (!list.are_one_name(asked.name, returned.word)) ++quality.wrong;
  }
}

}  // namespace newsdex::bench
