// news-index: keeps an index of a folder of news.
#include <unistd.h>

#include <csignal>
#include <iostream>

#include "indexer/args.hpp"
#include "indexer/run.hpp"

// What jemalloc is told, under the name it looks for. A build touches most of its memory once: in
// pages of 4 kB up to a third of its time goes into that on a virtual machine. One arena for blocks
// of every size, and nothing given back on the way: what one thread's batch frees is what another's
// takes. (Given back after ten seconds, a build of 270,000 articles took a seventh longer.)
extern "C" {
const char* malloc_conf =
    "thp:always,metadata_thp:always,narenas:1,oversize_threshold:0,dirty_decay_ms:-1";
}

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a broken pipe is seen where it is written to
  std::ios::sync_with_stdio(false);
  auto [arguments, status] = newsdex::parse_arguments(argc, argv, std::cout, std::cerr);
  if (!arguments) return status;
  arguments->show_progress = isatty(STDERR_FILENO) == 1;
  return newsdex::run(*arguments, std::cout, std::cerr);
}
