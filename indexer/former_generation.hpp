// The generation that an update starts from, as those read it who build another beside it: what it
// holds, and which of its articles are not to be kept.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>
#include <newsdex/article.hpp>

#include "indexer/index_folder.hpp"
#include "indexer/manifest.hpp"

namespace newsdex {

class FormerGeneration {
 public:
  // The current generation of the folder, whose lock the caller holds; where there is none, nothing
  // is in it.
  explicit FormerGeneration(const IndexFolder& folder);

  // The greatest document id that it ever used.
  [[nodiscard]] std::uint32_t last_docid() const { return last_docid_; }
  // An article of this id is in it and kept.
  [[nodiscard]] bool has_id(const std::string& id) const;
  [[nodiscard]] std::vector<FileRecord> records_of(const std::string& path) const;

  // The article, one of the records given out, is not kept.
  void drop(std::uint32_t docid) { dropped_[docid] = true; }

  // Gives every article that is kept, in order of document ids, and every row of the manifest.
  void each_kept(const std::function<void(std::uint32_t docid, Article&&)>& take) const;
  void each_row(const std::function<void(FileRow&&, std::vector<FileRecord>&&)>& take) const;

 private:
  [[nodiscard]] bool is_dropped(std::uint32_t docid) const;

  std::optional<Xapian::Database> database_;
  std::uint32_t last_docid_;
  std::vector<bool> dropped_;  // by docid
};

}  // namespace newsdex
