// Any bytes are a query: parsing ends, its warnings lie in what was typed, and what is printed of
// the query reads as the same query.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <newsdex/query.hpp>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view typed(reinterpret_cast<const char*>(data), size);
  const newsdex::ParsedQuery parsed = newsdex::parse_query(typed, 1'769'951'655);
  for (const newsdex::QueryWarning& warning : parsed.warnings) {
    if (warning.begin > warning.end || warning.end > size) std::abort();
  }
  const std::string printed = newsdex::to_string(parsed.query);
  if (newsdex::to_string(newsdex::parse_query(printed).query) != printed) std::abort();
  (void)newsdex::parse_plain(typed);
  return 0;
}
