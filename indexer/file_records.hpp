// One file's records against those that the index has of it: what is new or differs is indexed, the
// rest is left alone.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include <newsdex/indexer.hpp>

#include "corpus/reader.hpp"
#include "indexer/article_store.hpp"

namespace newsdex {

class FileRecords : public ArticleSink {
 public:
  struct Options {
    std::string path;
    std::string file_id;      // what the ids of its articles begin with
    bool index_anew = false;  // also what did not change
    std::function<void(std::uint64_t text_bytes)> on_article;  // told of each; may be empty
  };

  FileRecords(ArticleStore& store, UpdateReport& report, Options options);

  void article(Article&& article, const std::string& record) override;
  void issue(const RecordIssue& issue) override;

  // To be called once, at the end: gives the records that the file now has in the index. Former
  // ones that did not come up are removed where the file was read to its end, and kept otherwise.
  [[nodiscard]] std::vector<FileRecord> finish(bool complete);
  // What could not be read, on one line; empty: nothing.
  [[nodiscard]] std::string failures() const;

 private:
  [[nodiscard]] std::string unique_id(const std::string& wanted);
  void index(Article&& article, const std::string& record, std::uint64_t id_hash);
  void note(std::vector<FileIssue>& issues, std::uint64_t& count, const RecordIssue& issue);

  ArticleStore& store_;
  UpdateReport& report_;
  Options options_;
  std::unordered_map<std::uint64_t, FileRecord> former_;  // by id hash: those not come up yet
  std::deque<FileRecord> records_;  // of millions, no copy is made as they become more
  std::uint64_t warned_ = 0;
  std::uint64_t failed_ = 0;
  std::uint64_t skipped_ = 0;
  std::string first_failure_;
};

}  // namespace newsdex
