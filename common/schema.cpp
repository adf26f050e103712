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

// How much of the term's beginning fits.
std::size_t bytes_within(std::string_view term, std::size_t most_key_bytes) {
  std::size_t keep = 0;
  for (std::size_t used = 0; keep < term.size(); ++keep) {
    used += term[keep] == '\0' ? 2 : 1;
    if (used > most_key_bytes) break;
  }
  return keep;
}

constexpr std::size_t kEndingBytes = 17;  // "#" and the hash
constexpr std::size_t kMostTrails = 3;    // that a cut goes back over

bool is_trail(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

}  // namespace

std::span<const FieldRow> fields() { return kFields; }

const FieldRow* field_named(std::string_view name) {
  const auto row = std::ranges::find(kFields, name, &FieldRow::name);
  return name.empty() || row == kFields.end() ? nullptr : &*row;
}

std::string bounded_term(std::string term, std::string_view exact, std::size_t most_bytes) {
  if (key_bytes(term) <= most_bytes) return term;
  const std::string ending = fmt::format("#{:016x}", XXH3_64bits(exact.data(), exact.size()));
  std::size_t keep = bytes_within(term, most_bytes - kEndingBytes);
  // Never cut inside a UTF-8 sequence (terms are shown to people), but a path may not be UTF-8.
  for (std::size_t trail = 0; trail < kMostTrails && keep > 0 && is_trail(term[keep]); ++trail) {
    --keep;
  }
  term.resize(keep);
  return term + ending;
}

std::string key_term(std::string_view prefix, std::string_view bytes) {
  return bounded_term(std::string(prefix).append(bytes), bytes);
}

std::string key_beginning(std::string_view prefix, std::string_view bytes) {
  std::string beginning = std::string(prefix).append(bytes);
  beginning.resize(bytes_within(beginning, kMaxTermBytes - kEndingBytes - kMostTrails));
  return beginning;
}

std::string value_term(std::string_view prefix, std::string_view value) {
  return bounded_term(std::string(prefix) + fold_value(value), value);
}

}  // namespace newsdex::schema
