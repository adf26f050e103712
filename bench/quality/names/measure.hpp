// How well a similarity of names finds the spellings that a list of persons knows.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "bench/quality/names/person_list.hpp"

namespace newsdex::bench {

// What is returned for a name: its most alike words of the vocabulary, itself left out.
struct Returned {
  std::string word;
  double similarity = 0;
};
using Answer = std::vector<Returned>;

// `similarity` of two words of the vocabulary is at least `least` in all that is returned; equal
// ones go by the alphabet.
[[nodiscard]] Answer most_alike(const std::string& name, const std::vector<std::string>& vocabulary,
                                const std::function<double(std::size_t)>& similarity, double least,
                                std::size_t most);

// Sums over names.
struct Quality {
  std::size_t names = 0;
  std::size_t spellings = 0;  // that there are
  std::size_t found = 0;      // of them
  std::size_t wrong = 0;      // words returned that nobody in the list is written with too
  std::size_t others = 0;     // words returned that are no spelling of a person of this name

  [[nodiscard]] double recall() const { return ratio(found, spellings); }
  [[nodiscard]] double wrong_a_name() const { return ratio(wrong, names); }
  [[nodiscard]] double others_a_name() const { return ratio(others, names); }

 private:
  static double ratio(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
  }
};

void judge(const PersonList& list, const NameCase& asked, const Answer& answer, Quality& quality);

}  // namespace newsdex::bench
