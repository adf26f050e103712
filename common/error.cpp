#include <newsdex/error.hpp>

namespace newsdex {

int exit_status(ErrorKind kind) noexcept {
  constexpr int kTemporaryFailure = 75;  // EX_TEMPFAIL of sysexits.h
  return kind == ErrorKind::kBusy ? kTemporaryFailure : 2;
}

}  // namespace newsdex
