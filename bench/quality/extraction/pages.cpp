#include "bench/quality/extraction/pages.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "corpus/charset.hpp"
#include "corpus/html.hpp"

namespace newsdex::bench {
namespace {

namespace fs = std::filesystem;

// Of markup, everything between tags but scripts and styles, with a space for each tag.
std::string all_text(std::string_view html) {
  std::string text;
  for (std::size_t at = 0; at < html.size();) {
    const auto tag = std::min(html.find('<', at), html.size());
    text.append(html.substr(at, tag - at));
    at = std::min(html.find('>', tag), html.size() - 1) + 1;
    text.append("\n");
  }
  return text;
}

// "spanish" is of "spanish_article", "japanese2" of "japanese_article2"; the others' names are
// equal.
fs::path page_of(const fs::path& pages, const std::string& name) {
  fs::path same = pages / (name + ".html");
  if (fs::exists(same)) return same;
  const auto letters = name.find_last_not_of("0123456789") + 1;
  return pages / (name.substr(0, letters) + "_article" + name.substr(letters) + ".html");
}

}  // namespace

std::string read_file_text(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::set<std::string> read_names(const fs::path& path) {
  std::set<std::string> names;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line.front() != '#') names.insert(line);
  }
  return names;
}

std::size_t half_of(std::string_view name) {
  std::uint64_t hash = 14695981039346656037ULL;  // FNV-1a
  for (const char c : name) {
    if (c >= '0' && c <= '9') continue;
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  }
  return (hash >> 32) % 2;
}

std::vector<Page> read_pages(const fs::path& folder) {
  std::vector<Page> pages;
  const auto add = [&](const std::string& name, const fs::path& html, std::string text) {
    pages.push_back({name, read_file_text(html), std::move(text), half_of(name)});
  };
  if (fs::exists(folder / "readability")) {
    for (const auto& page : fs::directory_iterator(folder / "readability")) {
      const std::string expected = read_file_text(page.path() / "expected.html");
      add("readability/" + page.path().filename().string(), page.path() / "source.html",
          html_text(decode(expected, "UTF-8")));
    }
  }
  if (fs::exists(folder / "newspaper3k")) {
    for (const auto& text : fs::directory_iterator(folder / "newspaper3k/text")) {
      const std::string stem = text.path().stem().string();
      add("newspaper3k/" + stem, page_of(folder / "newspaper3k/html", stem),
          decode(read_file_text(text.path())));
    }
  }
  std::ranges::sort(pages, {}, &Page::name);
  return pages;
}

double share_in_page(const Page& page) {
  const Shingles right = shingles_of(page.text);
  const std::string utf8 = decode(page.html, declared_charset(page.html));
  const std::string seen = html_text(utf8);
  // What readers do not see, a noscript or a hidden element, may be the article too.
  const std::string all = seen + "\n" + all_text(utf8);
  return std::max(compare(right, shingles_of(seen)).recall,
                  compare(right, shingles_of(all)).recall);
}

}  // namespace newsdex::bench
