#include "common/schema.hpp"

#include <fmt/format.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <array>

#include "common/fold.hpp"

namespace newsdex::schema {
namespace {

constexpr std::array kFields = {
    FieldRow{"", kStem, TermKind::kWords},
    FieldRow{"", kTitleStem, TermKind::kWords},
    FieldRow{"title", kTitleWord, TermKind::kWords},
    FieldRow{"byline", kBylineWord, TermKind::kWords},
    FieldRow{"source", kSource, TermKind::kValue},
    FieldRow{"topic", kTopic, TermKind::kValue},
    FieldRow{"lang", kLanguage, TermKind::kValue},
    FieldRow{"id", kId, TermKind::kKey},
    FieldRow{"path", kPath, TermKind::kKey},
    FieldRow{"url", kUrl, TermKind::kValue},
    FieldRow{"", kDay, TermKind::kValue},
    FieldRow{"", kMonth, TermKind::kValue},
    FieldRow{"", kYear, TermKind::kValue},
    FieldRow{"", kName, TermKind::kWords},
};

// Xapian escapes a zero byte in a key by a second byte.
std::size_t key_bytes(std::string_view term) {
  return term.size() + static_cast<std::size_t>(std::count(term.begin(), term.end(), '\0'));
}

}  // namespace

std::span<const FieldRow> fields() { return kFields; }

const FieldRow* field_named(std::string_view name) {
  const auto row = std::ranges::find(kFields, name, &FieldRow::name);
  return name.empty() || row == kFields.end() ? nullptr : &*row;
}

std::string bounded_term(std::string term, std::string_view exact) {
  if (key_bytes(term) <= kMaxTermBytes) return term;
  const std::string ending = fmt::format("#{:016x}", XXH3_64bits(exact.data(), exact.size()));
  std::size_t keep = std::min(term.size(), kMaxTermBytes - ending.size());
  while (keep > 0 && key_bytes(std::string_view(term).substr(0, keep)) + ending.size() > kMaxTermBytes) {
    --keep;
  }
  // Never cut inside a UTF-8 sequence: terms are shown to people.
  while (keep > 0 && (static_cast<unsigned char>(term[keep]) & 0xC0) == 0x80) --keep;
  term.resize(keep);
  return term + ending;
}

std::string key_term(std::string_view prefix, std::string_view bytes) {
  return bounded_term(std::string(prefix).append(bytes), bytes);
}

std::string value_term(std::string_view prefix, std::string_view value) {
  return bounded_term(std::string(prefix) + fold_value(value), value);
}

}  // namespace newsdex::schema
