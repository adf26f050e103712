// newsdex-extraction FOLDER: how well articles are taken out of web pages (bench/README.md).
#include <algorithm>
#include <chrono>
#include <ctime>
#include <fstream>
#include <iostream>
#include <optional>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "bench/machine.hpp"
#include "bench/quality/extraction/pages.hpp"
#include "corpus/charset.hpp"
#include "corpus/html.hpp"

namespace newsdex::bench {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::string folder;
  std::string left_out = NEWSDEX_SOURCE_DIR "/bench/quality/extraction/left-out.txt";
  std::string texts;
  std::string dump;
  std::size_t worst = 0;
  std::size_t rounds = 0;
  bool list_left_out = false;
  bool list_links = false;
};

struct Judged {
  const Page* page;
  Likeness likeness;
  std::string text;
};

// What another extractor wrote for the page: NAME.html, which becomes text as the expected markup
// does, or NAME.txt.
std::string others_text(const fs::path& texts, const Page& page) {
  const fs::path html = texts / (page.name + ".html");
  if (fs::exists(html)) return html_text(decode(read_file_text(html), "UTF-8"));
  return read_file_text(texts / (page.name + ".txt"));
}

std::string text_of(const Options& options, const Page& page) {
  if (!options.texts.empty()) return others_text(options.texts, page);
  return read_html(page.html, {}).text;
}

std::vector<Judged> judge(const Options& options, const std::vector<Page>& pages) {
  const std::set<std::string> left_out = read_names(options.left_out);
  std::vector<Judged> judged;
  for (const Page& page : pages) {
    if (left_out.contains(page.name)) continue;
    std::string text = text_of(options, page);
    const Likeness likeness = compare(shingles_of(page.text), shingles_of(text));
    judged.push_back({&page, likeness, std::move(text)});
  }
  return judged;
}

void print_row(std::string_view what, const std::vector<Judged>& judged, std::string_view prefix,
               std::optional<std::size_t> half) {
  Likeness mean;
  double f1 = 0;
  double count = 0;
  for (const Judged& one : judged) {
    if (!one.page->name.starts_with(prefix) || (half && one.page->half != *half)) continue;
    mean.precision += one.likeness.precision;
    mean.recall += one.likeness.recall;
    f1 += one.likeness.f1();
    ++count;
  }
  if (count == 0) return;
  mean.precision /= count;
  mean.recall /= count;
  fmt::print("| {:<28} | {:>5} | {:>9.4f} | {:>6.4f} | {:>6.4f} | {:>12.4f} |\n", what, count,
             mean.precision, mean.recall, mean.f1(), f1 / count);
}

void print_table(const std::vector<Judged>& judged) {
  fmt::print("| {:<28} | {:>5} | {:>9} | {:>6} | {:>6} | {:>12} |\n", "pages", "count", "precision",
             "recall", "F1", "mean page F1");
  fmt::print("|{:-<30}|{:->6}:|{:->10}:|{:->7}:|{:->7}:|{:->13}:|\n", "", "", "", "", "", "");
  for (const std::string set : {"newspaper3k", "readability"}) {
    print_row(set + ", the tuned half", judged, set, 0);
    print_row(set + ", the other half", judged, set, 1);
    print_row(set, judged, set, std::nullopt);
  }
  print_row("all", judged, "", std::nullopt);
}

void print_worst(std::vector<Judged> judged, std::size_t most) {
  std::ranges::sort(judged, {}, [](const Judged& one) { return one.likeness.f1(); });
  for (std::size_t i = 0; i < std::min(most, judged.size()); ++i) {
    const Judged& one = judged[i];
    fmt::print("{:.3f} precision {:.3f} recall {:.3f} half {} {}\n", one.likeness.f1(),
               one.likeness.precision, one.likeness.recall, one.page->half, one.page->name);
  }
}

// DIR/SET/NAME.found beside NAME.right, for diff.
void dump_texts(const fs::path& folder, const std::vector<Judged>& judged) {
  for (const Judged& one : judged) {
    const fs::path path = folder / one.page->name;
    fs::create_directories(path.parent_path());
    std::ofstream(path.string() + ".found") << one.text << "\n";
    std::ofstream(path.string() + ".right") << one.page->text << "\n";
  }
}

// Processor time, best of some rounds over all pages.
void print_speed(const std::vector<Page>& pages, std::size_t rounds) {
  double best = 0;
  std::size_t bytes = 0;
  for (const Page& page : pages) bytes += page.html.size();
  for (std::size_t i = 0; i < rounds; ++i) {
    const std::clock_t start = std::clock();
    std::size_t length = 0;
    for (const Page& page : pages) length += read_html(page.html, {}).text.size();
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    if (length == 0) return;
    const double rate = static_cast<double>(pages.size()) / seconds;
    best = std::max(best, rate);
    fmt::print("round {}: {:.0f} pages a second of the processor, {:.1f} MB/s\n", i + 1, rate,
               static_cast<double>(bytes) / 1e6 / seconds);
  }
  fmt::print("best: {:.0f} pages a second and core; {} pages of {:.0f} KB in the mean\n", best,
             pages.size(), static_cast<double>(bytes) / 1e3 / static_cast<double>(pages.size()));
}

// Pages that newsdex takes for lists of links.
void print_lists_of_links(const std::vector<Page>& pages) {
  for (const Page& page : pages) {
    if (!read_html(page.html, {}).warnings.empty()) fmt::print("{}\n", page.name);
  }
}

// The list to commit: pages whose article does not stand in them.
void list_left_out(const std::vector<Page>& pages) {
  fmt::print("# Pages left out: less than {} of the golden text's shingles stand in the page.\n",
             kLeastShareInPage);
  for (const Page& page : pages) {
    const double share = share_in_page(page);
    if (share < kLeastShareInPage) fmt::print("{}\n", page.name);
    fmt::print(stderr, "{:.3f} {}\n", share, page.name);
  }
}

int run(const Options& options) {
  const std::vector<Page> pages = read_pages(options.folder);
  if (pages.empty()) {
    std::cerr << "newsdex-extraction: neither readability/ nor newspaper3k/ in " << options.folder
              << "\n";
    return 2;
  }
  if (options.list_left_out) {
    list_left_out(pages);
    return 0;
  }
  if (options.list_links) print_lists_of_links(pages);
  const std::vector<Judged> judged = judge(options, pages);
  fmt::print("{} pages, {} left out\n\n", pages.size(), pages.size() - judged.size());
  print_table(judged);
  if (options.worst > 0) print_worst(judged, options.worst);
  if (!options.dump.empty()) dump_texts(options.dump, judged);
  if (options.rounds > 0) print_speed(pages, options.rounds);
  return 0;
}

}  // namespace
}  // namespace newsdex::bench

int main(int argc, char** argv) {
  if (newsdex::bench::refuse_debug_build()) return 2;
  newsdex::bench::Options options;
  CLI::App app("how well articles are taken out of web pages");
  app.add_option("FOLDER", options.folder, "holds readability/ and newspaper3k/")->required();
  app.add_option("--texts", options.texts, "judge what another extractor wrote: SET/NAME.txt|html");
  app.add_option("--left-out", options.left_out, "names of pages that do not count");
  app.add_flag("--list-left-out", options.list_left_out, "print that list, and shares on stderr");
  app.add_flag("--list-links", options.list_links, "print which are taken for lists of links");
  app.add_option("--worst", options.worst, "also print the N pages with the lowest F1");
  app.add_option("--dump", options.dump, "write SET/NAME.found and .right below this folder");
  app.add_option("--speed", options.rounds, "also time so many rounds over all pages");
  CLI11_PARSE(app, argc, argv);
  if (!options.list_left_out) {
    for (const auto& [name, value] : newsdex::bench::describe_run(argc, argv)) {
      fmt::print("{:<12} {}\n", name + ":", value);
    }
    fmt::print("\n");
  }
  return newsdex::bench::run(options);
}
