#include "bench/peers/indexing/child.hpp"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

#include <fmt/format.h>
#include <newsdex/error.hpp>

#include "bench/peers/measure.hpp"

namespace newsdex::bench {
namespace {

constexpr int kCannotRun = 127;  // what shells give for it

[[noreturn]] void fail(const std::string& what) {
  throw Error(ErrorKind::kInputOutput,
              fmt::format("{}: {}", what, std::generic_category().message(errno)));
}

[[noreturn]] void become(const std::vector<std::string>& command, int output) {
  std::vector<char*> arguments;
  for (const std::string& argument : command)
    arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  dup2(output, STDOUT_FILENO);
  execvp(arguments[0], arguments.data());
  _exit(kCannotRun);
}

std::string read_all(int from) {
  std::string all;
  std::array<char, 4096> block;
  for (;;) {
    const ssize_t got = read(from, block.data(), block.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return all;
    all.append(block.data(), static_cast<std::size_t>(got));
  }
}

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
}

// Throws where the command did not end well.
void require_success(const std::string& command, int status) {
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return;
  const std::string how = WIFSIGNALED(status) ? fmt::format("died of signal {}", WTERMSIG(status))
                          : WEXITSTATUS(status) == kCannotRun
                              ? "could not be run"
                              : fmt::format("gave status {}", WEXITSTATUS(status));
  throw Error(ErrorKind::kInputOutput, fmt::format("{} {}", command, how));
}

}  // namespace

ChildRun run_child(const std::vector<std::string>& command) {
  std::array<int, 2> pipe_ends{};
  if (pipe(pipe_ends.data()) != 0) fail("cannot make a pipe");
  ChildRun run;
  rusage usage{};
  int status = 0;
  run.wall_seconds = seconds_of([&] {
    const pid_t child = fork();
    if (child < 0) fail("cannot start " + command.front());
    if (child == 0) {
      close(pipe_ends[0]);
      become(command, pipe_ends[1]);
    }
    close(pipe_ends[1]);
    run.output = read_all(pipe_ends[0]);
    while (wait4(child, &status, 0, &usage) < 0) {
      if (errno != EINTR) fail("cannot wait for " + command.front());
    }
  });
  close(pipe_ends[0]);
  require_success(command.front(), status);
  run.cpu_seconds = seconds(usage.ru_utime) + seconds(usage.ru_stime);
  run.peak_mb = static_cast<double>(usage.ru_maxrss) * 1024 / 1e6;
  return run;
}

}  // namespace newsdex::bench
