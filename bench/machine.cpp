#include "bench/machine.hpp"

#include <sys/utsname.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <iostream>
#include <thread>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <unicode/uversion.h>
#include <xapian.h>

namespace newsdex::bench {
namespace {

// The value of the first `name : value` line of a file below /proc, or "unknown".
std::string first_value(const char* file, std::string_view name) {
  std::ifstream lines(file);
  for (std::string line; std::getline(lines, line);) {
    const auto colon = line.find(':');
    if (line.starts_with(name) && colon != std::string::npos) {
      const auto value = line.find_first_not_of(" \t", colon + 1);
      return value == std::string::npos ? "" : line.substr(value);
    }
  }
  return "unknown";
}

std::string system_name() {
  utsname names{};
  uname(&names);
  return fmt::format("{} {} {}", names.sysname, names.release, names.machine);
}

std::string load_average() {
  double load = 0;
  return getloadavg(&load, 1) == 1 ? fmt::format("{:.2f}", load) : "unknown";
}

std::string command(int argc, char** argv) {
  std::string text;
  for (int i = 0; i < argc; ++i) text.append(i ? " " : "").append(argv[i]);
  return text;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> describe_run(int argc, char** argv) {
  const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  return {
      {"command", command(argc, argv)},
      {"date", fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(now))},
      {"cpu", fmt::format("{} x {}", std::thread::hardware_concurrency(),
                          first_value("/proc/cpuinfo", "model name"))},
      {"memory", first_value("/proc/meminfo", "MemTotal")},
      {"load before", load_average()},
      {"system", system_name()},
      {"compiler", NEWSDEX_BENCH_COMPILER},
      {"versions", fmt::format("newsdex {}, Xapian {}, ICU {}", NEWSDEX_VERSION,
                               Xapian::version_string(), U_ICU_VERSION)},
  };
}

void print_run(int argc, char** argv) {
  for (const auto& [name, value] : describe_run(argc, argv)) {
    fmt::print("{:<12} {}\n", name + ":", value);
  }
  fmt::print("\n");
}

bool refuse_debug_build() {
#ifdef NDEBUG
  return false;
#else
  std::cerr << "this is a debug build, whose times mean nothing: build the preset `bench`\n";
  return true;
#endif
}

}  // namespace newsdex::bench
