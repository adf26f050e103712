#include "searcher/glass_root.hpp"

#include <fmt/format.h>

#include <fstream>
#include <string_view>

namespace newsdex::glass {
namespace {

// Xapian's magic bytes and the format's number, which is a date: 2016-03-14.
constexpr std::string_view kFormat("\x0F\x0DXapian Glass\x04\x6E", 16);
constexpr std::size_t kMostBytes = 256;
constexpr std::size_t kUuidBytes = 16;
constexpr std::uint64_t kBlockUnit = 2048;
constexpr std::size_t kMostLevels = 10;

// Takes numbers off the front of bytes; what runs over the end is remembered.
class Parser {
 public:
  explicit Parser(std::string_view bytes) : rest_(bytes) {}

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const std::string_view one = bytes(1);
      if (one.empty()) return 0;
      const auto byte = static_cast<unsigned char>(one.front());
      value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return value;
    }
    failed_ = true;
    return 0;
  }
  std::string_view bytes(std::uint64_t count) {
    if (count > rest_.size()) {
      failed_ = true;
      return {};
    }
    const std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
  }
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  std::string_view rest_;
  bool failed_ = false;
};

std::string hyphenated(std::string_view uuid) {
  std::string text;
  for (std::size_t i = 0; i < uuid.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text.push_back('-');
    text += fmt::format("{:02x}", static_cast<unsigned char>(uuid[i]));
  }
  return text;
}

RootRecord parse_root(Parser& parser, std::uint32_t revision) {
  RootRecord root{.revision = revision};
  root.block = static_cast<std::uint32_t>(parser.number());
  const std::uint64_t flags = parser.number();
  root.level = static_cast<unsigned>(flags >> 2);
  parser.number();  // keys
  root.block_bytes = parser.number() * kBlockUnit;
  parser.number();  // from what length on tags are deflated
  Parser free_list(parser.bytes(parser.number()));
  free_list.number();  // revision
  const bool is_fake = (flags & 1) != 0;
  const std::uint64_t blocks = free_list.number();
  root.blocks = is_fake ? 0 : blocks;
  return root;
}

bool is_sound(const RootRecord& root) {
  return root.blocks == 0 || (root.level < kMostLevels && root.block < root.blocks &&
                              root.block_bytes >= kBlockUnit && root.block_bytes <= 65536);
}

}  // namespace

std::optional<Roots> read_roots(const std::filesystem::path& folder) {
  std::ifstream file(folder / "iamglass", std::ios::binary);
  std::string content(kMostBytes, '\0');
  file.read(content.data(), static_cast<std::streamsize>(content.size()));
  content.resize(static_cast<std::size_t>(file.gcount()));
  if (!content.starts_with(kFormat)) return std::nullopt;
  Parser parser(std::string_view(content).substr(kFormat.size()));
  Roots roots;
  roots.uuid = hyphenated(parser.bytes(kUuidBytes));
  roots.revision = static_cast<std::uint32_t>(parser.number());
  parse_root(parser, roots.revision);  // postlist
  parse_root(parser, roots.revision);  // docdata
  roots.termlist = parse_root(parser, roots.revision);
  roots.position = parse_root(parser, roots.revision);
  if (parser.failed() || !is_sound(roots.termlist) || !is_sound(roots.position)) {
    return std::nullopt;
  }
  return roots;
}

}  // namespace newsdex::glass
