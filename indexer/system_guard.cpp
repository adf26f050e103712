#include "indexer/system_guard.hpp"

#include <fmt/format.h>

namespace newsdex {

Error to_thread_error(const std::system_error& refusal) {
  return Error(ErrorKind::kInputOutput,
               fmt::format("cannot start a thread: {}; use fewer, with --threads",
                           refusal.code().message()));
}

}  // namespace newsdex
