#include "bench/peers/indexing/lucene_jars.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string_view>

#include <fmt/format.h>

namespace newsdex::bench {
namespace {

namespace fs = std::filesystem;

// The jar of Debian's Lucene 8 whose name begins so.
std::optional<fs::path> lucene_jar(std::string_view name) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator("/usr/share/java", error)) {
    const std::string file = entry.path().filename().string();
    if (file.starts_with(fmt::format("{}-8", name)) && file.ends_with(".jar")) return entry.path();
  }
  return std::nullopt;
}

}  // namespace

bool is_on_path(const std::string& program) {
  const char* path = std::getenv("PATH");
  std::string_view folders = path == nullptr ? "" : path;
  while (!folders.empty()) {
    const auto end = std::min(folders.find(':'), folders.size());
    const fs::path file = fs::path(folders.substr(0, end)) / program;
    if (access(file.c_str(), X_OK) == 0) return true;
    folders.remove_prefix(std::min(end + 1, folders.size()));
  }
  return false;
}

std::optional<std::string> lucene_jars() {
  if (!is_on_path("java") || !is_on_path("javac")) return std::nullopt;
  std::string jars;
  for (const char* name : {"lucene-core", "lucene-analyzers-common", "lucene-highlighter",
                           "lucene-memory", "lucene-queries"}) {
    const auto jar = lucene_jar(name);
    if (!jar) return std::nullopt;
    jars += (jars.empty() ? "" : ":") + jar->string();
  }
  return jars;
}

}  // namespace newsdex::bench
