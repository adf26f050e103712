// Keeps what matches in boilerplate (common/short_lines.hpp) out of the choice of passages, and
// boilerplate out of the ends of what is shown. Scores of articles stay as they are.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include <xapian.h>

#include "common/short_lines.hpp"
#include "searcher/article_values.hpp"

namespace newsdex {

// Where leaves stand; see rank_passages.hpp.
struct LeafPosition;

// What is read of an index without boilerplate costs nothing.
class BoilerplateLines {
 public:
  // `known`: nullptr where boilerplate is to be kept. It must outlive this.
  BoilerplateLines(const Xapian::Database& database, const GlassTables& tables,
                   const Boilerplate* known);

  [[nodiscard]] bool knows_any() const { return lines_.has_value(); }
  // For leave_out; articles ascend.
  void read_ahead(std::span<const Xapian::docid> articles) {
    if (lines_) lines_->read_ahead(articles);
  }
  // Takes out the positions in boilerplate, unless no others stand in the text.
  void leave_out(Xapian::docid article, Xapian::termpos title_words,
                 std::vector<LeafPosition>& positions);

 private:
  using Stretch = std::pair<Xapian::termpos, Xapian::termpos>;  // half-open
  using Stretches = std::vector<Stretch>;

  [[nodiscard]] Stretches stretches_of(std::string_view value) const;

  const Boilerplate* known_;
  std::optional<ArticleValues> lines_;  // where any are known
};

// Bytes [begin, end) of the text without the lines of boilerplate at its ends. Bytes [first, last)
// stay, and so does all where nothing else would be left.
[[nodiscard]] std::pair<std::size_t, std::size_t> without_boilerplate(
    std::string_view text, std::string_view source, const Boilerplate& known,
    std::pair<std::size_t, std::size_t> shown, std::pair<std::size_t, std::size_t> kept);

}  // namespace newsdex
