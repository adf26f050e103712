// The lock that keeps a second writer out of an index.
#pragma once

#include <filesystem>

#include "common/system.hpp"

namespace newsdex {

inline constexpr const char* kLockName = "lock";

// Holds `index`/lock until destroyed or the process ends, however it ends. Throws Error(kBusy)
// where another holds it (also within this process), Error(kInputOutput) where it cannot be made.
class IndexLock {
 public:
  explicit IndexLock(const std::filesystem::path& index);

 private:
  Descriptor file_;
};

}  // namespace newsdex
