#include "bench/peers/indexing/size.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <xapian.h>
#include <newsdex/indexer.hpp>

#include "common/stub.hpp"
#include "common/xapian_error.hpp"
#include "tests/support/paths.hpp"

namespace newsdex::bench {
namespace {

namespace fs = std::filesystem;
using Sizes = std::map<std::string, std::uint64_t>;  // by file name

void copy_by_documents(const Xapian::Database& from, const fs::path& to) {
  Xapian::WritableDatabase stock(to.string(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
  for (auto id = from.postlist_begin(""); id != from.postlist_end(""); ++id) {
    stock.replace_document(*id, from.get_document(*id));
  }
  for (auto key = from.metadata_keys_begin(); key != from.metadata_keys_end(); ++key) {
    stock.set_metadata(*key, from.get_metadata(*key));
  }
  stock.commit();
}

Sizes sizes_in(const fs::path& folder) {
  Sizes sizes;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.is_regular_file()) sizes[entry.path().filename().string()] = entry.file_size();
  }
  return sizes;
}

std::uint64_t size_of(const Sizes& sizes, const std::string& name) {
  const auto found = sizes.find(name);
  return found == sizes.end() ? 0 : found->second;
}

std::uint64_t total(const Sizes& sizes) {
  std::uint64_t bytes = 0;
  for (const auto& [name, size] : sizes) bytes += size;
  return bytes;
}

struct Row {
  std::string name;
  std::uint64_t newsdex = 0;
  std::uint64_t stock = 0;
  std::uint64_t compacted = 0;
};

void print(const Row& row, double text_bytes) {
  const auto newsdex = static_cast<double>(row.newsdex);
  const std::string times =
      row.compacted == 0 ? "" : fmt::format("{:.3f}", newsdex / static_cast<double>(row.compacted));
  fmt::print("| {:<16} | {:>13} | {:>13} | {:>13} | {:>9} | {:>12.3f} |\n", row.name, row.newsdex,
             row.stock, row.compacted, times, newsdex / text_bytes);
}

void print_table(const Sizes& newsdex, const Sizes& stock, const Sizes& compacted,
                 double text_bytes) {
  fmt::print("| {:<16} | {:>13} | {:>13} | {:>13} | {:>9} | {:>12} |\n", "bytes of", "newsdex",
             "stock", "compacted", "newsdex ÷", "bytes a byte");
  fmt::print("|{:-<18}|{:->14}:|{:->14}:|{:->14}:|{:->10}:|{:->13}:|\n", "", "", "", "", "", "");
  Sizes names = newsdex;
  names.insert(stock.begin(), stock.end());
  names.insert(compacted.begin(), compacted.end());
  for (const auto& [name, size] : names) {
    const Row row{name, size_of(newsdex, name), size_of(stock, name), size_of(compacted, name)};
    if (row.newsdex + row.stock + row.compacted > 0) print(row, text_bytes);
  }
  print({"all", total(newsdex), total(stock), total(compacted)}, text_bytes);
}

}  // namespace

void compare_size(const fs::path& index) {
  const Status status = index_status(index);
  const fs::path generation = index / generation_name(status.generation);
  const test::TemporaryFolder folder;
  const fs::path stock = folder.path() / "stock";
  const fs::path compacted = folder.path() / "compacted";
  guarding_xapian(index.string(), [&] {
    copy_by_documents(open_index(index.string()), stock);
    Xapian::Database(stock.string()).compact(compacted.string(), Xapian::DBCOMPACT_NO_RENUMBER);
  });
  fmt::print(
      "{} articles, {:.1f} MB of text; `newsdex ÷` is by the compacted database's, `bytes "
      "a byte` of newsdex a byte of text\n\n",
      status.articles, static_cast<double>(status.text_bytes) / 1e6);
  print_table(sizes_in(generation), sizes_in(stock), sizes_in(compacted),
              static_cast<double>(status.text_bytes));
}

}  // namespace newsdex::bench
