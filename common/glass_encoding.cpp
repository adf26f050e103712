#include "common/glass_encoding.hpp"

#include <bit>

namespace newsdex::glass {
namespace {

constexpr std::uint64_t kShortSortable = 0x8000;

}  // namespace

bool take_long_vint(std::string_view& bytes, std::uint64_t& number) {
  number = 0;
  for (unsigned shift = 0; shift < 64 && !bytes.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    number |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return true;
  }
  return false;
}

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

std::optional<Docid> read_sortable(std::string_view bytes) {
  if (bytes.size() < 2 || bytes.size() > kMaxSortableBytes) return std::nullopt;
  std::uint64_t number = 0;
  for (const char byte : bytes) number = number << 8 | static_cast<unsigned char>(byte);
  const std::uint64_t bits = bytes.size() == 2 ? 15 : 7 * bytes.size() + 1;  // below the mark
  const auto docid = static_cast<Docid>(number & ((std::uint64_t{1} << bits) - 1));
  std::string again;
  append_sortable(again, docid);
  if (again != bytes) return std::nullopt;
  return docid;
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
