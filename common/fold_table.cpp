#include "common/fold_table.hpp"

#include <unicode/normalizer2.h>

#include <algorithm>

#include <newsdex/error.hpp>

#include "common/code_points.hpp"

namespace newsdex {

FoldTable::FoldTable(std::string (*whole_fold)(std::string_view)) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status)) throw Error(ErrorKind::kInternal, "ICU's normalisation data is missing");
  for (std::int32_t c = 0; c < kHighEnd; ++c) {
    if (place_of(c) == kCharacters) continue;
    // What begins with a boundary is never joined to what comes before it.
    if (!normalizer->hasBoundaryBefore(c)) continue;
    std::string character;
    append_code_point(character, c);
    const std::string folded = whole_fold(character);
    if (folded.size() > kMostBytes) continue;
    Entry& entry = entries_[place_of(c)];
    std::ranges::copy(folded, entry.bytes.begin());
    entry.size = static_cast<std::uint8_t>(folded.size());
    entry.folds_alone = true;
  }
}

bool FoldTable::fold(std::string_view text, std::string& out) const {
  out.clear();
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t place = place_of(next_code_point(text, at));
    if (place == kCharacters) return false;
    const Entry& entry = entries_[place];
    if (!entry.folds_alone) return false;
    out.append(entry.bytes.data(), entry.size);
  }
  return true;
}

}  // namespace newsdex
