// The lock that keeps a second writer out of an index.
#pragma once

#include <filesystem>

namespace newsdex {

// Holds `index`/lock until destroyed or the process ends, however it ends. Throws Error(kBusy) where
// another holds it (also within this process), Error(kInputOutput) where it cannot be made.
class IndexLock {
 public:
  explicit IndexLock(const std::filesystem::path& index);
  ~IndexLock();
  IndexLock(const IndexLock&) = delete;
  IndexLock& operator=(const IndexLock&) = delete;

 private:
  int descriptor_ = -1;
};

}  // namespace newsdex
