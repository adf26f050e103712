#include "indexer/sources.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <newsdex/error.hpp>
#include <nlohmann/json.hpp>

#include "common/fold.hpp"
#include "common/paths.hpp"

namespace newsdex {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD
constexpr std::string_view kRootName = "root";             // of a source that is "/"

std::string one_line_utf8(std::string_view bytes) {
  std::string text;
  for (const char c : to_utf8(bytes)) {
    const bool control = static_cast<unsigned char>(c) < ' ' || c == '\x7f';
    if (control)
      text += kReplacement;
    else
      text += c;
  }
  return text;
}

std::string base_name(const std::string& path) {
  const std::string name = std::filesystem::path(path).filename();
  return one_line_utf8(name.empty() ? kRootName : name);
}

}  // namespace

Sources::Sources(std::string_view json) {
  if (json.empty()) return;
  try {
    for (const auto& object : nlohmann::ordered_json::parse(json)) {
      sources_.push_back({take_path(object), object.at("name").get<std::string>()});
    }
  } catch (const nlohmann::json::exception& error) {
    throw Error(ErrorKind::kCorrupt,
                fmt::format("the index's list of sources cannot be read ({}); index afresh into a "
                            "new folder",
                            error.what()));
  }
}

std::string Sources::to_json() const {
  auto list = nlohmann::ordered_json::array();
  for (const Source& source : sources_) {
    nlohmann::ordered_json object;
    put_path(object, source.path);
    object["name"] = source.name;
    list.push_back(std::move(object));
  }
  return list.dump();
}

const Source* Sources::at_path(std::string_view path) const {
  const auto found = std::ranges::find(sources_, path, &Source::path);
  return found == sources_.end() ? nullptr : &*found;
}

const Source* Sources::named(std::string_view name) const {
  const auto found = std::ranges::find(sources_, name, &Source::name);
  return found == sources_.end() ? nullptr : &*found;
}

const Source& Sources::add(const std::string& path) {
  const std::string base = base_name(path);
  std::string name = base;
  for (unsigned n = 2; named(name) != nullptr; ++n) name = fmt::format("{}~{}", base, n);
  return sources_.emplace_back(Source{path, name});
}

void Sources::remove(std::string_view path) {
  std::erase_if(sources_, [&](const Source& source) { return source.path == path; });
}

std::string file_id(const Source& source, std::string_view path) {
  path.remove_prefix(std::min(source.path.size(), path.size()));
  const bool needs_slash = !path.empty() && path.front() != '/';  // below the source "/"
  return fmt::format("{}{}{}", source.name, needs_slash ? "/" : "", one_line_utf8(path));
}

}  // namespace newsdex
