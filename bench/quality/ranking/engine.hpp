// The engines whose rankings are scored: newsdex, and what it is measured against.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "bench/quality/ranking/collection.hpp"
#include "bench/quality/ranking/trec.hpp"

namespace newsdex::bench {

class RankingEngine {
 public:
  virtual ~RankingEngine() = default;
  // The best `depth` documents for each question's words, as likely one as another.
  [[nodiscard]] virtual Run answer(const std::vector<Question>& questions, std::size_t depth) = 0;
};

struct EngineKind {
  std::string name;
  std::string about;  // version and settings
  std::unique_ptr<RankingEngine> (*make)(const std::vector<Document>& documents,
                                         const std::filesystem::path& new_folder);
};

// newsdex's hits are an article each, or with `passages` every passage of an article, "ID#NUMBER".
class NewsdexEngine : public RankingEngine {
 public:
  NewsdexEngine(const std::vector<Document>& documents, const std::filesystem::path& new_folder);
  ~NewsdexEngine() override;

  [[nodiscard]] Run answer(const std::vector<Question>& questions, std::size_t depth) override;
  [[nodiscard]] Run passages(const std::vector<Question>& questions, std::size_t depth);

 private:
  class Internal;
  std::unique_ptr<Internal> internal_;
};

// The baselines that are installed; those that are not say so on stderr.
[[nodiscard]] std::vector<EngineKind> baselines();

// Its parts, an engine a file.
[[nodiscard]] EngineKind stock_xapian();
[[nodiscard]] EngineKind sqlite_fts5();
[[nodiscard]] EngineKind lucene();
[[nodiscard]] bool lucene_is_installed();

}  // namespace newsdex::bench
