// news-search: searches an index of news.
#include <unistd.h>

#include <csignal>
#include <ctime>
#include <iostream>

#include "searcher/args.hpp"
#include "searcher/run.hpp"

int main(int argc, char** argv) {
  std::signal(SIGPIPE, [](int) { _exit(0); });  // whoever read has read enough
  std::ios::sync_with_stdio(false);
  const auto [arguments, status] = newsdex::parse_search_arguments(
      {argv + 1, argv + argc}, std::time(nullptr), std::cout, std::cerr);
  if (!arguments) return status;
  return newsdex::run_search(*arguments, std::cin, std::cout, std::cerr,
                             newsdex::terminal_of(STDOUT_FILENO, arguments->color));
}
