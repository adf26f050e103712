// Which arguments are options and which are the query. Long options stand anywhere; short ones only
// before the first word of the query, after which `-word` excludes a word; after `--` all is query.
#pragma once

#include <string>
#include <vector>

namespace newsdex {

struct KnownOption {
  std::string name;  // "--limit", "-n"
  bool takes_value = false;
  std::string value;  // as --help names it: "N"
};

struct SplitArguments {
  std::vector<std::string> for_parser;  // --name=value and flags, then "--" and the query's words
  std::vector<std::string> notes;       // for the user: read as written, but perhaps not as meant
};

// Throws Error(kUsage) for an option that is not known (with the one that was perhaps meant) or
// lacks its value.
[[nodiscard]] SplitArguments split_arguments(const std::vector<std::string>& typed,
                                             const std::vector<KnownOption>& known);

// The query of its words. The shell takes the quotation marks of source:"BBC News": of several
// words one that names a field and holds a space gets them back.
[[nodiscard]] std::string query_of(const std::vector<std::string>& words);

}  // namespace newsdex
