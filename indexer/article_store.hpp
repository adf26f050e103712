// Where an update's articles and manifest rows go, with the totals kept right. Nothing of it is
// seen by a searcher before publish().
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <newsdex/article.hpp>
#include <newsdex/indexer.hpp>

#include "indexer/manifest.hpp"
#include "indexer/state.hpp"

namespace newsdex {

// How often a Progress is told.
inline constexpr std::uint64_t kArticlesBetweenProgress = 256;

// Each path's row is written or removed once, each id put once.
class ArticleStore {
 public:
  virtual ~ArticleStore() = default;

  // Indexes the article, in the place of a former one where there is one. Nothing where its record
  // is more than Xapian can hold. The record's document id may be another one once it is published.
  [[nodiscard]] virtual std::optional<FileRecord> put(Article&& article, std::uint64_t id_hash,
                                                      std::uint64_t article_hash,
                                                      const FileRecord* former) = 0;
  virtual void drop(const std::vector<FileRecord>& records) = 0;

  [[nodiscard]] virtual bool has_id(const std::string& id) const = 0;
  [[nodiscard]] virtual std::vector<FileRecord> records_of(const std::string& path) const = 0;
  virtual void write_row(FileRow row, std::vector<FileRecord> records) = 0;
  virtual void remove_row(const std::string& path) = 0;

  // Writes the state, whose totals this store counted into, and makes all of it the index, durably.
  virtual void publish(const IndexState& state) = 0;
};

}  // namespace newsdex
