// What a run of newsdex-quality prints.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace newsdex::bench {

struct JudgedOptions {
  std::vector<std::filesystem::path> folders;  // collections (read_collection)
  std::filesystem::path documents;             // with `topics` and `judgements`: TREC's parts
  std::filesystem::path topics;
  std::filesystem::path judgements;
  bool alone = false;  // without the baselines
  // A folder for the runs of all engines, "COLLECTION.ENGINE.run"; empty: none.
  std::filesystem::path write_runs;
  // A folder of such runs to be scored beside.
  std::filesystem::path read_runs;
};
void report_judged(const JudgedOptions& options);

struct KnownOptions {
  std::vector<std::filesystem::path> sources;
  std::size_t questions = 2000;  // of a kind
  std::uint64_t seed = 1;
  bool alone = false;
};
void report_known(const KnownOptions& options);

}  // namespace newsdex::bench
