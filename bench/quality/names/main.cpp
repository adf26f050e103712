// newsdex-names FILE: how well name~ tells spellings of one name from other names
// (bench/README.md).
#include <algorithm>
#include <chrono>
#include <fstream>
#include <functional>
#include <iostream>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "bench/machine.hpp"
#include "bench/quality/names/measure.hpp"
#include "searcher/name_latin.hpp"
#include "searcher/name_similarity.hpp"
#include "searcher/name_sounds.hpp"
#include "searcher/snapshot.hpp"
#include "searcher/spellings.hpp"

namespace newsdex::bench {
namespace {

constexpr std::size_t kBest = 10;

// Alike by how many letters must be changed: what the sounds are worth more than.
double by_letters(const std::string& a, const std::string& b) {
  return 1 - static_cast<double>(edit_distance(a, b)) /
                 static_cast<double>(std::max(a.size(), b.size()));
}

class Run {
 public:
  explicit Run(const PersonList& list) : list_(list) {
    for (const std::string& word : list.vocabulary) sounds_.push_back(sounds_of(word));
  }

  // Of the names that are written in several ways, those of one half or all; or all names there
  // are.
  enum class Names { kTuned, kOther, kSpelt, kAll };

  Quality sounds(Names names, double least) const {
    return of(names, least, [this, least](const std::string& name, std::size_t other) {
      return name_similarity(sounds_of_name(name), sounds_[other], least);
    });
  }
  Quality letters(Names names, double least) const {
    return of(names, least, [this](const std::string& name, std::size_t other) {
      return by_letters(name, list_.vocabulary[other]);
    });
  }

 private:
  Quality of(Names names, double least,
             const std::function<double(const std::string&, std::size_t)>& similarity) const {
    Quality quality;
    for (const NameCase& asked : list_.names) {
      const bool spelt = !asked.spellings.empty();
      if (names == Names::kTuned && (!spelt || asked.half != 0)) continue;
      if (names == Names::kOther && (!spelt || asked.half != 1)) continue;
      if (names == Names::kSpelt && !spelt) continue;
      const auto to_word = [&](std::size_t other) { return similarity(asked.name, other); };
      judge(list_, asked, most_alike(asked.name, list_.vocabulary, to_word, least, kBest), quality);
    }
    return quality;
  }
  const std::string& sounds_of_name(const std::string& name) const {
    const auto at = std::ranges::lower_bound(list_.vocabulary, name);
    return sounds_[static_cast<std::size_t>(at - list_.vocabulary.begin())];
  }

  const PersonList& list_;
  std::vector<std::string> sounds_;
};

void print_row(const std::string& what, const Quality& q) {
  fmt::print("| {:<44} | {:>5} | {:>9} | {:>6.3f} | {:>5.2f} | {:>6.2f} |\n", what, q.names,
             q.spellings, q.recall(), q.wrong_a_name(), q.others_a_name());
}

void print_quality(const Run& run) {
  using Names = Run::Names;
  fmt::print("| {:<44} | {:>5} | {:>9} | {:>6} | {:>5} | {:>6} |\n", "best 10", "names",
             "spellings", "recall", "wrong", "others");
  fmt::print("|{:-<46}|{:->6}:|{:->10}:|{:->7}:|{:->6}:|{:->7}:|\n", "", "", "", "", "", "");
  const std::string shipped = fmt::format("sounds, from {:.2f} on: ", kSameName);
  print_row(shipped + "the tuned half", run.sounds(Names::kTuned, kSameName));
  print_row(shipped + "the other half", run.sounds(Names::kOther, kSameName));
  print_row(shipped + "both", run.sounds(Names::kSpelt, kSameName));
  print_row(shipped + "all names", run.sounds(Names::kAll, kSameName));
  for (const double least : {0.65, 0.70, 0.80, 0.85}) {
    print_row(fmt::format("sounds, from {:.2f} on: the other half", least),
              run.sounds(Names::kOther, least));
  }
  for (const double least : {0.60, 0.70, 0.75}) {
    print_row(fmt::format("letters, from {:.2f} on: the other half", least),
              run.letters(Names::kOther, least));
  }
}

// How long the spellings of each primary name take to find in an index, one after the other.
void print_times(const PersonList& list, const std::string& index) {
  const Snapshot snapshot({index});
  SpellingFinder& finder = snapshot.spellings();
  std::vector<double> times;
  std::size_t found = 0;
  for (const NameCase& asked : list.names) {
    const auto start = std::chrono::steady_clock::now();
    found += finder.of(asked.name, asked.name).size();
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    times.push_back(took.count());
  }
  const double first = times.front();
  std::ranges::sort(times);
  const auto at = [&](std::size_t percent) { return times[(times.size() - 1) * percent / 100]; };
  fmt::print(
      "{}: {} names, {:.1f} spellings each; first {:.1f} ms, p50 {:.1f}, p95 {:.1f}, max {:.1f}\n",
      index, times.size(), static_cast<double>(found) / static_cast<double>(times.size()), first,
      at(50), at(95), at(100));
}

int measure(const std::string& path, const std::string& index) {
  std::ifstream in(path);
  if (!in) {
    std::cerr << "newsdex-names: cannot read " << path << "\n";
    return 2;
  }
  const PersonList list = read_persons(in);
  fmt::print("{} family words, {} primary ones\n\n", list.vocabulary.size(), list.names.size());
  const Run run(list);
  print_quality(run);
  const auto start = std::chrono::steady_clock::now();
  const Quality all = run.sounds(Run::Names::kAll, kSameName);
  const std::chrono::duration<double, std::nano> took = std::chrono::steady_clock::now() - start;
  const double pairs = static_cast<double>(all.names) * static_cast<double>(list.vocabulary.size());
  fmt::print("\n{:.0f} ns a pair of words\n", took.count() / pairs);
  if (!index.empty()) print_times(list, index);
  return 0;
}

}  // namespace
}  // namespace newsdex::bench

int main(int argc, char** argv) {
  if (newsdex::bench::refuse_debug_build()) return 2;
  std::string path;
  std::string index;
  CLI::App app("how well name~ tells spellings of one name from other names");
  app.add_option("FILE", path, "persons: id, name, other names, tab separated")->required();
  app.add_option("--index", index, "also time how long spellings take to find in this index");
  CLI11_PARSE(app, argc, argv);
  newsdex::bench::print_run(argc, argv);
  return newsdex::bench::measure(path, index);
}
