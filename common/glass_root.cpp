#include "common/glass_root.hpp"

#include <fmt/format.h>

#include <bit>
#include <fstream>
#include <string_view>
#include <system_error>
#include <utility>

#include "common/glass_encoding.hpp"

namespace newsdex::glass {
namespace {

constexpr std::size_t kMostBytes = 256;
constexpr std::size_t kUuidBytes = 16;

// Takes numbers off the front of bytes; what runs over the end is remembered.
class Parser {
 public:
  explicit Parser(std::string_view bytes) : rest_(bytes) {}

  std::uint64_t number() {
    std::uint64_t value = 0;
    if (!take_vint(rest_, value)) failed_ = true;
    return value;
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
  if (!is_fake) root.blocks = free_list.number();
  return root;
}

std::string read_version(const std::filesystem::path& folder) {
  std::ifstream file(folder / kVersionFile, std::ios::binary);
  std::string content(kMostBytes, '\0');
  file.read(content.data(), static_cast<std::streamsize>(content.size()));
  content.resize(static_cast<std::size_t>(file.gcount()));
  return content;
}

bool is_sound(const RootRecord& root) {
  return root.blocks == 0 ||
         (root.level < kMostLevels && root.block < root.blocks && root.block_bytes >= kBlockUnit &&
          root.block_bytes <= 65536 && std::has_single_bit(root.block_bytes));
}

}  // namespace

std::optional<Roots> read_roots(const std::filesystem::path& folder) {
  const std::string content = read_version(folder);
  if (!content.starts_with(kFormat)) return std::nullopt;
  Parser parser(std::string_view(content).substr(kFormat.size()));
  Roots roots;
  roots.uuid = hyphenated(parser.bytes(kUuidBytes));
  roots.revision = static_cast<std::uint32_t>(parser.number());
  roots.postlist = parse_root(parser, roots.revision);
  roots.docdata = parse_root(parser, roots.revision);
  roots.termlist = parse_root(parser, roots.revision);
  roots.position = parse_root(parser, roots.revision);
  const bool are_sound = is_sound(roots.postlist) && is_sound(roots.docdata) &&
                         is_sound(roots.termlist) && is_sound(roots.position);
  return parser.failed() || !are_sound ? std::nullopt : std::optional(roots);
}

std::optional<Error> seen_damage(const std::filesystem::path& folder) {
  const auto damaged = [](const std::filesystem::path& file, std::string_view how) {
    return Error(ErrorKind::kCorrupt,
                 fmt::format("{} {}: the index is damaged; index afresh into a new folder",
                             file.string(), how));
  };
  const auto roots = read_roots(folder);
  if (!roots) {
    if (!read_version(folder).starts_with(kFormat)) return std::nullopt;
    return damaged(folder / kVersionFile, "says what cannot be");
  }
  const std::pair<const RootRecord*, const char*> tables[] = {{&roots->postlist, "postlist.glass"},
                                                              {&roots->docdata, "docdata.glass"},
                                                              {&roots->termlist, "termlist.glass"},
                                                              {&roots->position, "position.glass"}};
  for (const auto& [root, name] : tables) {
    if (root->blocks == 0) continue;
    const std::filesystem::path file = folder / name;
    std::error_code error;
    const std::uint64_t bytes = std::filesystem::file_size(file, error);
    if (error == std::errc::no_such_file_or_directory) return damaged(file, "is missing");
    if (!error && bytes / root->block_bytes <= root->block) return damaged(file, "is cut short");
  }
  return std::nullopt;
}

}  // namespace newsdex::glass
