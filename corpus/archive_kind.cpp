#include "corpus/archive_kind.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "common/ascii.hpp"
#include "corpus/signatures.hpp"

namespace newsdex {
namespace {

using namespace std::string_view_literals;

// An old tar has no magic.
bool is_tar(std::string_view head, std::string_view name) {
  if (head.size() < kTarBlockBytes) return false;
  if (head.find_first_not_of('\0') == head.npos) return ascii::ends_with(name, ".tar");
  const bool has_magic = head.substr(257).starts_with("ustar"sv) && head.find('\0') < 257;
  return (has_magic && head[0] != '\0') || has_tar_sum(head);
}

std::string_view first_entry_of_zip(std::string_view head) {
  constexpr std::size_t kLengthAt = 26;
  constexpr std::size_t kNameAt = 30;
  if (head.size() < kNameAt) return {};
  const auto low = static_cast<unsigned char>(head[kLengthAt]);
  const auto high = static_cast<unsigned char>(head[kLengthAt + 1]);
  return head.substr(kNameAt, low + 256U * high);
}

// Documents and programs that are zip files inside.
bool is_packed_document(std::string_view head, std::string_view name) {
  static constexpr std::array kEndings = {".docx"sv, ".xlsx"sv, ".pptx"sv, ".odt"sv,  ".ods"sv,
                                          ".odp"sv,  ".epub"sv, ".jar"sv,  ".apk"sv,  ".war"sv,
                                          ".xpi"sv,  ".kmz"sv,  ".whl"sv,  ".pages"sv};
  static constexpr std::array kFirstEntries = {"mimetype"sv,  "[Content_Types].xml"sv, "_rels/"sv,
                                               "docProps/"sv, "META-INF/"sv,           "word/"sv};
  const std::string_view first = first_entry_of_zip(head);
  return std::any_of(kEndings.begin(), kEndings.end(),
                     [&](auto ending) { return ascii::ends_with(name, ending); }) ||
         std::any_of(kFirstEntries.begin(), kFirstEntries.end(),
                     [&](auto entry) { return first.starts_with(entry); });
}

}  // namespace

bool has_tar_sum(std::string_view text) {
  constexpr std::size_t kSumAt = 148;
  constexpr std::size_t kSumBytes = 8;
  if (text.size() < kTarBlockBytes || text[0] == '\0') return false;
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < kTarBlockBytes; ++i) {
    const bool of_the_sum = i >= kSumAt && i < kSumAt + kSumBytes;
    sum += of_the_sum ? ' ' : static_cast<unsigned char>(text[i]);
  }
  std::uint64_t stated = 0;
  for (const char c : ascii::trimmed(text.substr(kSumAt, kSumBytes))) {
    if (c < '0' || c > '7') break;
    stated = stated * 8 + static_cast<std::uint64_t>(c - '0');
  }
  return sum == stated;
}

std::optional<Format> archive_kind(std::string_view head, std::string_view name) {
  if (promises_text(kind_of_name(name).says)) return std::nullopt;
  if (head.starts_with("7z\xBC\xAF\x27\x1C"sv)) return Format::kSevenZip;
  const bool is_zip = head.starts_with("PK\x03\x04"sv) || head.starts_with("PK\x05\x06"sv);
  if (is_zip && !is_packed_document(head, name)) return Format::kZip;
  if (is_tar(head, name)) return Format::kTar;
  if (head.starts_with("WARC/0."sv) || head.starts_with("WARC/1."sv)) return Format::kWarc;
  if (head.starts_with("filedesc:"sv)) return Format::kArc;
  return std::nullopt;
}

}  // namespace newsdex
