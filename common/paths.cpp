#include "common/paths.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <newsdex/error.hpp>

#include "common/fold.hpp"

namespace newsdex {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kBase64 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr unsigned kSixBits = 0x3f;

std::string to_base64(std::string_view bytes) {
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t taken = std::min<std::size_t>(3, bytes.size() - i);
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      group = group << 8 | (k < taken ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      text += k <= taken ? kBase64[group >> (18 - 6 * k) & kSixBits] : '=';
    }
  }
  return text;
}

std::string from_base64(std::string_view text) {
  std::string bytes;
  std::uint32_t group = 0;
  unsigned bits = 0;
  for (const char c : text) {
    const std::size_t digit = kBase64.find(c);
    if (digit == std::string_view::npos) break;  // the padding
    group = group << 6 | static_cast<std::uint32_t>(digit);
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>(group >> bits & 0xffU);
  }
  return bytes;
}

}  // namespace

std::string absolute_path(const fs::path& path) {
  const fs::path absolute = fs::absolute(path);
  const bool climbs = std::find(absolute.begin(), absolute.end(), "..") != absolute.end();
  // What is above a linked folder is above what the link names, which only the disk can tell.
  std::string normal = (climbs ? fs::weakly_canonical(absolute) : absolute).lexically_normal();
  while (normal.size() > 1 && normal.back() == '/') normal.pop_back();
  return normal;
}

bool is_at_or_under(std::string_view path, std::string_view folder) {
  if (!path.starts_with(folder)) return false;
  return path.size() == folder.size() || folder.ends_with('/') || path[folder.size()] == '/';
}

void put_path(nlohmann::ordered_json& object, const std::string& path) {
  object["path"] = to_utf8(path);
  if (!is_utf8(path)) object["path_base64"] = to_base64(path);
}

std::string take_path(const nlohmann::ordered_json& object) {
  const auto exact = object.find("path_base64");
  if (exact != object.end()) return from_base64(exact->get_ref<const std::string&>());
  return object.at("path").get<std::string>();
}

}  // namespace newsdex
