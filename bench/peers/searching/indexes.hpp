// The indexes that searching is measured on: the same articles, indexed by each engine.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "bench/peers/indexing/json_lines.hpp"
#include "tests/support/paths.hpp"

namespace newsdex::bench {

inline constexpr std::string_view kLuceneName = "lucene";

class Indexes {
 public:
  // Of the articles of `sources`, read once as JSON Lines. Indexes are made in `folder` and stay
  // there; those found there are taken to be of the same articles. An empty `folder` is a temporary
  // one.
  Indexes(const std::vector<std::filesystem::path>& sources, const std::filesystem::path& folder);

  [[nodiscard]] const std::filesystem::path& json_lines() const { return json_lines_; }
  [[nodiscard]] const Extent& extent() const { return extent_; }

  // The engine's index, which is made where it is not there. Throws Error(kUsage) for an engine
  // that this program cannot make one for.
  [[nodiscard]] std::filesystem::path of(std::string_view engine) const;

  // A folder for what is passed to other programs.
  [[nodiscard]] const std::filesystem::path& scratch() const { return scratch_.path(); }

 private:
  void make(std::string_view engine, const std::filesystem::path& index) const;
  void make_lucene(const std::filesystem::path& index) const;

  test::TemporaryFolder scratch_;
  std::filesystem::path folder_;
  std::filesystem::path json_lines_;
  Extent extent_;
};

// The command that runs a class of bench/peers/indexing or bench/peers/searching, once compiled.
[[nodiscard]] std::vector<std::string> lucene_command(const Indexes& indexes,
                                                      const std::vector<std::string>& arguments);
// Throws Error(kInputOutput) where that fails.
void compile_lucene(const Indexes& indexes);

}  // namespace newsdex::bench
