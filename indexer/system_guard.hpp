// The one place where what the standard library throws of the system becomes newsdex::Error.
#pragma once

#include <filesystem>
#include <system_error>
#include <utility>

#include <newsdex/error.hpp>

namespace newsdex {

// The Error for a thread that the system does not give.
[[nodiscard]] Error to_thread_error(const std::system_error& refusal);

// Runs `action`, turning a refused thread and what <filesystem> throws into Error. Others, such as
// those of a caller's own stream, pass.
template <class Action>
auto guarding_system(Action&& action) {
  try {
    return std::forward<Action>(action)();
  } catch (const std::filesystem::filesystem_error& error) {
    throw Error(ErrorKind::kInputOutput, error.what());
  } catch (const std::system_error& refusal) {
    if (refusal.code() != std::errc::resource_unavailable_try_again) throw;
    throw to_thread_error(refusal);
  }
}

}  // namespace newsdex
