#include "common/checked_output.hpp"

#include <cerrno>
#include <system_error>

namespace newsdex {

int checked_output(std::string_view program, int status, std::ostream& out, std::ostream& err) {
  constexpr int kFailure = 2;
  if (out) errno = 0;  // else what made it fail before may still be told
  if (out.flush()) return status;
  const int number = errno;
  if (number == EPIPE) return 0;
  err << program << ": cannot write the output: " << std::generic_category().message(number)
      << '\n';
  return kFailure;
}

}  // namespace newsdex
