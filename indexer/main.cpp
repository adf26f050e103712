// news-index: keeps an index of a folder of news.
#include <unistd.h>

#include <csignal>
#include <iostream>

#include "indexer/args.hpp"
#include "indexer/run.hpp"

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a broken pipe is seen where it is written to
  std::ios::sync_with_stdio(false);
  auto [arguments, status] = newsdex::parse_arguments(argc, argv, std::cout, std::cerr);
  if (!arguments) return status;
  arguments->show_progress = isatty(STDERR_FILENO) == 1;
  return newsdex::run(*arguments, std::cout, std::cerr);
}
