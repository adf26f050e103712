// What becomes of an archive's entries: counted for people, and their articles named.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "corpus/reader.hpp"

namespace newsdex {

class Contents {
 public:
  void add_read(const std::string& format) { ++read_[format.empty() ? "empty" : format]; }
  void add_skipped() { ++skipped_; }
  void add_failed() { ++failed_; }

  // "12 html, 3 text, 4 skipped, 1 failed"; empty where nothing was added.
  [[nodiscard]] std::string described() const;

 private:
  std::map<std::string, std::uint64_t> read_;  // by format
  std::uint64_t skipped_ = 0;
  std::uint64_t failed_ = 0;
};

// Puts a member's id before the names of its records.
class WithinMember final : public ArticleSink {
 public:
  // Both must outlive it.
  WithinMember(const std::string& id, ArticleSink& sink) : id_(id), sink_(sink) {}

  void article(Article&& article, const std::string& record) override;
  void issue(const RecordIssue& issue) override;

 private:
  [[nodiscard]] std::string named(const std::string& record) const;

  const std::string& id_;
  ArticleSink& sink_;
};

}  // namespace newsdex
