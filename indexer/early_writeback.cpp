#include "indexer/early_writeback.hpp"

#include <fcntl.h>

#include <chrono>
#include <exception>

#include "common/folder_entries.hpp"
#include "indexer/sequential_file.hpp"

namespace newsdex {
namespace {

namespace fs = std::filesystem;

// Short beside a commit that is worth it, long beside the call.
constexpr std::chrono::milliseconds kBetween(20);

}  // namespace

EarlyWriteback::EarlyWriteback(const fs::path& generation) noexcept {
  try {
    std::error_code ignored;
    for_each_entry(generation, ignored, [&](const auto& entry) {
      if (entry.path().extension() == ".glass") tables_.emplace_back(entry.path(), O_WRONLY);
    });
    thread_ = std::thread([this] { run(); });
  } catch (const std::exception&) {
    // As the class says.
  }
}

EarlyWriteback::~EarlyWriteback() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    ends_ = true;
  }
  ended_.notify_one();
  thread_.join();
}

void EarlyWriteback::run() {
  std::unique_lock lock(mutex_);
  while (!ended_.wait_for(lock, kBetween, [this] { return ends_; })) {
    lock.unlock();
    for (const Descriptor& table : tables_) begin_write_back(table);
    lock.lock();
  }
}

}  // namespace newsdex
