// What a run must say of itself to be compared with another: machine, versions, command.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace newsdex::bench {

// "command", "date", "cpu", … with their values, in the order to be printed.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> describe_run(int argc, char** argv);

// Prints these, a line each, and an empty one.
void print_run(int argc, char** argv);

// True where the program was compiled without optimisation: its numbers would mean nothing. Says so
// on stderr.
[[nodiscard]] bool refuse_debug_build();

}  // namespace newsdex::bench
