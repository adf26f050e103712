// What a whole process of news-search takes, from its start to its end.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace newsdex::bench {

struct ColdStart {
  std::string program = "news-search";  // found on the PATH
  unsigned runs = 20;
  unsigned cold_runs = 5;
  std::filesystem::path index;
  std::vector<std::string> queries;
};

// Prints on stdout what it takes with the index in the page cache and without, a line a query. The
// cache is emptied as far as the system permits. Throws Error(kInputOutput) where the program
// fails.
void time_starts(const ColdStart& options);

}  // namespace newsdex::bench
