// Sends a database's tables to the disk while Xapian still writes them. Its commit writes tens of
// thousands of blocks all over them and only then asks for the disk: this way the two overlap.
#pragma once

#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <thread>
#include <vector>

#include "common/system.hpp"

namespace newsdex {

// A help only: where a table cannot be opened or no thread be had, the commit waits the longer. It
// opens the tables itself, so that an error of the disk is still told to who syncs them.
class EarlyWriteback {
 public:
  // Begins with the *.glass of the folder. Throws nothing.
  explicit EarlyWriteback(const std::filesystem::path& generation) noexcept;
  // Ends it. What was written is no more durable than before.
  ~EarlyWriteback();
  EarlyWriteback(const EarlyWriteback&) = delete;
  EarlyWriteback& operator=(const EarlyWriteback&) = delete;

 private:
  void run();

  std::vector<Descriptor> tables_;
  std::mutex mutex_;
  std::condition_variable ended_;
  bool ends_ = false;
  std::thread thread_;
};

}  // namespace newsdex
