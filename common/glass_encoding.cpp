#include "common/glass_encoding.hpp"

#include <bit>

namespace newsdex::glass {
namespace {

constexpr std::uint64_t kShortSortable = 0x8000;

}  // namespace

void append_string(std::string& out, std::string_view bytes) {
  append_vint(out, bytes.size());
  out.append(bytes);
}

void append_last_number(std::string& out, std::uint64_t number) {
  for (; number != 0; number >>= 8) out.push_back(static_cast<char>(number));
}

char* put_sortable(char* at, Docid docid) {
  const std::uint64_t number = docid;  // five bytes of it may be wanted
  unsigned bytes = 2;
  unsigned mark = 0;  // ones at the top of the first byte tell how long it is
  if (number >= kShortSortable) {
    bytes = (static_cast<unsigned>(std::bit_width(number)) + 5) / 7;
    mark = (0xFFu << (10 - bytes)) & 0xFF;
  }
  for (unsigned i = bytes; i-- > 0;) {
    *at++ = static_cast<char>((number >> (8 * i)) | (i + 1 == bytes ? mark : 0));
  }
  return at;
}

void append_last_sorted_string(std::string& out, std::string_view bytes) {
  while (true) {
    const std::size_t zero = bytes.find('\0');
    out.append(bytes.substr(0, zero));
    if (zero == std::string_view::npos) return;
    out.append("\0\xFF", 2);
    bytes.remove_prefix(zero + 1);
  }
}

void append_sorted_string(std::string& out, std::string_view bytes) {
  append_last_sorted_string(out, bytes);
  out.push_back('\0');
}

}  // namespace newsdex::glass
