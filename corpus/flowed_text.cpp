#include "corpus/flowed_text.hpp"

#include <algorithm>
#include <cstddef>

#include "common/ascii.hpp"

namespace newsdex {

std::string unflowed(std::string_view text, bool delete_space) {
  std::string out;
  out.reserve(text.size());
  bool flows = false;  // the line before goes on
  std::size_t depth = 0;
  while (!text.empty()) {
    const std::string_view line = ascii::take_line(text);
    const std::size_t quotes = std::min(line.find_first_not_of('>'), line.size());
    std::string_view content = line.substr(quotes);
    if (content.starts_with(' ')) content.remove_prefix(1);  // stuffed
    const bool signature = content == "-- ";
    const bool joins = flows && quotes == depth && !signature;
    if (!joins) {
      if (!out.empty()) out.push_back('\n');
      out.append(line.substr(0, quotes)).append(quotes > 0 ? " " : "");
    }
    flows = content.ends_with(' ') && !signature;
    depth = quotes;
    if (flows && delete_space) content.remove_suffix(1);
    out.append(content);
  }
  return out;
}

}  // namespace newsdex
