// A list of persons with the ways their names are written, read for what it tells of spellings.
#pragma once

#include <cstddef>
#include <istream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace newsdex::bench {

// One name's family word, as asked for, and the other words that are known spellings of it.
struct NameCase {
  std::string name;
  std::set<std::string> spellings;
  std::size_t half =
      0;  // 0: of a person in an even line, by whom costs may be tuned; 1: the others
};

struct PersonList {
  std::vector<std::string> vocabulary;  // every family word, sorted
  std::vector<NameCase> names;          // those of primary names, sorted; some without spellings
  // Words that somebody in the list is written with, both of them: right answers, though perhaps
  // not the ones of that person.
  std::map<std::string, std::set<std::string>> same;

  [[nodiscard]] bool are_one_name(const std::string& a, const std::string& b) const;
};

// Reads lines "id TAB FAMILY, Given TAB FAMILY, Given…", of which the first name is the primary
// one. The family word of a name is the longest of the words before its comma (of all its words
// where there is none), so that of "AL ZAWAHIRI, Ayman" is zawahiri. Two family words of a person
// are spellings of one name where they differ, and the edit distance is at most 0.45 of the longer.
[[nodiscard]] PersonList read_persons(std::istream& in);

[[nodiscard]] std::string family_word(std::string_view name);
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

}  // namespace newsdex::bench
