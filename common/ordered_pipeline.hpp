// Work done by many threads, its results taken in order: items go in one by one, each is worked on
// by any thread, and what they became is delivered in the order in which they went in, by one
// thread at a time: any that works, or the one that puts them in.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace newsdex {

enum class DeliveredBy {
  kWorkers,
  kCaller,  // while it puts, drains or finishes
};

template <class Item, class Result>
class OrderedPipeline {
 public:
  using Work = std::function<Result(Item)>;

  // `make_work` is called once in each thread, so that a thread's work may keep what it needs.
  // At most `most_inside` items are waiting, worked on or not delivered yet.
  OrderedPipeline(unsigned threads, std::size_t most_inside, std::function<Work()> make_work,
                  std::function<void(Result)> deliver,
                  DeliveredBy delivered_by = DeliveredBy::kWorkers)
      : most_inside_(most_inside),
        make_work_(std::move(make_work)),
        deliver_(std::move(deliver)),
        delivered_by_(delivered_by) {
    try {
      for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
    } catch (...) {  // the system has no more threads to give
      stop();
      join();
      throw;
    }
  }
  // What waits is dropped. What is worked on ends first, and by workers it may still be delivered:
  // what they deliver to must outlive the pipeline.
  ~OrderedPipeline() {
    stop();
    join();
  }
  OrderedPipeline(const OrderedPipeline&) = delete;
  OrderedPipeline& operator=(const OrderedPipeline&) = delete;

  // Waits while the pipeline is full. Throws what work or delivery threw; nothing goes in then.
  void put(Item item) {
    std::unique_lock lock(mutex_);
    await(lock, [this] { return inside_ < most_inside_; });
    waiting_.emplace_back(put_++, std::move(item));
    ++inside_;
    arrived_.notify_one();
  }

  // Waits until all that went in is delivered; more may come. Throws as put does.
  void drain() {
    std::unique_lock lock(mutex_);
    await(lock, [this] { return inside_ == 0; });
  }

  // Waits until all is delivered and ends the threads. Throws as put does.
  void finish() {
    drain();
    {
      const std::lock_guard lock(mutex_);
      no_more_ = true;
      arrived_.notify_all();
    }
    join();
  }

 private:
  // Delivers meanwhile what is ready, where that is for the caller.
  template <class Enough>
  void await(std::unique_lock<std::mutex>& lock, Enough enough) {
    const bool delivers = delivered_by_ == DeliveredBy::kCaller;
    for (;;) {
      if (delivers) deliver_ready(lock);
      if (error_) std::rethrow_exception(error_);
      if (enough()) return;
      room_.wait(lock, [&] { return error_ || enough() || (delivers && is_ready()); });
    }
  }

  void work() {
    try {
      const Work work = make_work_();
      while (auto numbered = next()) {
        Result result = work(std::move(numbered->second));
        take(numbered->first, std::move(result));
      }
    } catch (...) {
      const std::lock_guard lock(mutex_);
      fail(std::current_exception());
    }
  }

  void fail(std::exception_ptr error) {
    if (!error_) error_ = std::move(error);
    arrived_.notify_all();
    room_.notify_all();
  }

  std::optional<std::pair<std::uint64_t, Item>> next() {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [this] { return !waiting_.empty() || no_more_ || error_; });
    if (error_ || waiting_.empty()) return std::nullopt;
    std::optional<std::pair<std::uint64_t, Item>> taken(std::move(waiting_.front()));
    waiting_.pop_front();
    return taken;
  }

  // The result and those after it that wait for it are delivered, unless that is another thread's.
  void take(std::uint64_t number, Result result) {
    std::unique_lock lock(mutex_);
    done_.emplace(number, std::move(result));
    if (delivered_by_ == DeliveredBy::kWorkers) {
      if (!delivering_) deliver_ready(lock);
    } else if (is_ready()) {
      room_.notify_one();
    }
  }

  [[nodiscard]] bool is_ready() const {
    return !done_.empty() && done_.begin()->first == delivered_;
  }

  void deliver_ready(std::unique_lock<std::mutex>& lock) {
    delivering_ = true;
    while (!error_ && is_ready()) {
      auto ready = done_.extract(done_.begin());
      lock.unlock();
      std::exception_ptr error;
      try {
        deliver_(std::move(ready.mapped()));
      } catch (...) {
        error = std::current_exception();
      }
      lock.lock();
      if (error) return fail(std::move(error));
      ++delivered_;
      --inside_;
      room_.notify_one();
    }
    delivering_ = false;
  }

  void stop() {
    const std::lock_guard lock(mutex_);
    no_more_ = true;
    waiting_.clear();
    arrived_.notify_all();
  }
  void join() {
    for (std::thread& thread : threads_) {
      if (thread.joinable()) thread.join();
    }
  }

  std::size_t most_inside_;
  std::function<Work()> make_work_;
  std::function<void(Result)> deliver_;
  DeliveredBy delivered_by_;

  std::mutex mutex_;
  std::condition_variable arrived_;  // for threads: an item, or the end
  std::condition_variable room_;     // for put and drain: room, or what they are to deliver
  std::deque<std::pair<std::uint64_t, Item>> waiting_;
  std::map<std::uint64_t, Result> done_;
  std::uint64_t put_ = 0;
  std::uint64_t delivered_ = 0;
  std::size_t inside_ = 0;
  bool delivering_ = false;
  bool no_more_ = false;
  std::exception_ptr error_;

  std::vector<std::thread> threads_;
};

}  // namespace newsdex
