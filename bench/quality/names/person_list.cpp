#include "bench/quality/names/person_list.hpp"

#include <algorithm>
#include <utility>

#include <newsdex/analyzer.hpp>

#include "searcher/name_latin.hpp"

namespace newsdex::bench {
namespace {

constexpr double kMostApart = 0.45;  // of the longer word

bool are_spellings(const std::string& a, const std::string& b) {
  const auto longer = static_cast<double>(std::max(a.size(), b.size()));
  return a != b && static_cast<double>(edit_distance(a, b)) <= kMostApart * longer;
}

// The family words of a line's names, the primary one first; empty where that has none.
std::vector<std::string> family_words(std::string_view line) {
  std::vector<std::string> words;
  std::size_t tab = line.find('\t');
  while (tab != std::string_view::npos) {
    const std::size_t next = line.find('\t', tab + 1);
    std::string word = family_word(line.substr(tab + 1, next - tab - 1));
    if (word.empty() && words.empty()) return {};
    if (!word.empty()) words.push_back(std::move(word));
    tab = next;
  }
  return words;
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = std::exchange(row[j], std::min({changed, row[j] + 1, row[j - 1] + 1}));
    }
  }
  return row[b.size()];
}

std::string family_word(std::string_view name) {
  static Analyzer analyzer("");
  static std::vector<Token> tokens;
  analyzer.analyze(name.substr(0, name.find(',')), tokens);
  std::string longest;
  for (const Token& token : tokens) {
    std::string word = latin_letters(token.word);
    if (word.size() > longest.size()) longest = std::move(word);
  }
  return longest;
}

bool PersonList::are_one_name(const std::string& a, const std::string& b) const {
  const auto found = same.find(a);
  return found != same.end() && found->second.contains(b);
}

PersonList read_persons(std::istream& in) {
  PersonList list;
  std::set<std::string> vocabulary;
  std::map<std::string, NameCase> names;
  std::string line;
  for (std::size_t number = 0; std::getline(in, line); ++number) {
    const std::vector<std::string> words = family_words(line);
    if (words.empty()) continue;
    vocabulary.insert(words.begin(), words.end());
    for (const std::string& a : words) {
      for (const std::string& b : words) {
        if (are_spellings(a, b)) list.same[a].insert(b);
      }
    }
    NameCase& asked = names[words.front()];
    asked.name = words.front();
    for (const std::string& word : words) {
      if (!are_spellings(asked.name, word)) continue;
      if (asked.spellings.empty()) asked.half = number % 2;
      asked.spellings.insert(word);
    }
    if (asked.spellings.empty()) asked.half = number % 2;
  }
  list.vocabulary.assign(vocabulary.begin(), vocabulary.end());
  for (auto& [name, asked] : names) list.names.push_back(std::move(asked));
  return list;
}

}  // namespace newsdex::bench
