#include "corpus/json_keys.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "corpus/ascii.hpp"

namespace newsdex {
namespace {

struct Row {
  std::string RawRecord::*field;
  std::string_view keys;  // best first, with a space between
};

constexpr std::array kRows = std::to_array<Row>({
    {&RawRecord::id, "id docno docid articleid newsid guid uuid"},
    {&RawRecord::title, "title headline head"},
    {&RawRecord::text,
     "text body content maintext fulltext articletext articlebody bodytext article story "
     "description summary abstract lead"},
    {&RawRecord::date,
     "date published publishedat datepublished publisheddate publishdate datepublish publishtime "
     "publicationdate pubdate firstpublished datetime timestamp time created createdat"},
    {&RawRecord::updated, "updated updatedat modified modifiedat datemodified lastmodified"},
    {&RawRecord::source,
     "source publisher sourcename sitename site outlet publication newspaper sourcedomain domain"},
    {&RawRecord::language, "language lang inlanguage locale"},
    {&RawRecord::url, "url link canonicalurl weburl permalink uri href articleurl"},
    {&RawRecord::byline, "byline author authors creator"},
    {nullptr, "topics topic tags keywords categories category section sections subjects"},
});

static_assert(kRows.size() == kJsonFields);

constexpr std::size_t kLongestKey = 40;

std::unordered_map<std::string_view, JsonKey> make_table() {
  std::unordered_map<std::string_view, JsonKey> table;
  for (std::size_t row = 0; row < kRows.size(); ++row) {
    std::string_view keys = kRows[row].keys;
    for (int rank = 0; !keys.empty(); ++rank) {
      const auto end = std::min(keys.find(' '), keys.size());
      table.emplace(keys.substr(0, end), JsonKey{kRows[row].field, row, rank});
      keys.remove_prefix(std::min(end + 1, keys.size()));
    }
  }
  return table;
}

}  // namespace

const JsonKey* json_key(std::string_view key) {
  static const auto table = make_table();
  if (key.size() > kLongestKey) return nullptr;
  std::array<char, kLongestKey> plain{};
  std::size_t size = 0;
  for (const char c : key) {
    if (c != '_' && c != '-' && c != ' ') plain[size++] = ascii::lower(c);
  }
  const auto found = table.find(std::string_view(plain.data(), size));
  return found == table.end() ? nullptr : &found->second;
}

}  // namespace newsdex
