#include "indexer/glass_version.hpp"

#include <xapian.h>

#include <algorithm>
#include <fstream>
#include <random>
#include <string_view>

#include "common/system.hpp"
#include "indexer/sequential_file.hpp"

namespace newsdex::glass {
namespace {

namespace fs = std::filesystem;

constexpr const char* kNewVersionFile = "v.tmp";

// From what length on later writes deflate a tag; 0: never. Xapian's reader refuses some deflated
// tags a little longer than a multiple of 8,192 bytes, which its writer makes all the same. Our
// records hold compressed text and gain nothing by it, and term lists take half the time of a build
// to make a tenth of the index smaller.
constexpr std::uint64_t kCompressNothing = 0;
constexpr std::uint64_t kDefaultCompress = 18;  // of tables that are not in use

enum RootFlags : unsigned { kFake = 1, kSequential = 2, kLevel = 4 };

void append_root(std::string& out, const TableRoot& table, std::uint64_t compress_from) {
  const bool is_used = table.blocks > 0;
  append_vint(out, is_used ? table.blocks - 1 : 0);
  append_vint(out, table.level * kLevel + kSequential + (is_used ? 0u : kFake));
  append_vint(out, table.keys);
  append_vint(out, kBlockBytes / kBlockUnit);
  append_vint(out, compress_from);
  std::string free_list;
  if (is_used) {
    append_vint(free_list, kRevision);
    append_vint(free_list, table.blocks);
    free_list.append(4, '\0');  // no block is free
  }
  append_string(out, free_list);
}

void append_statistics(std::string& out, const Statistics& statistics) {
  append_vint(out, statistics.documents);
  append_vint(out, statistics.last_document - statistics.documents);
  append_vint(out, statistics.least_length);
  append_vint(out, statistics.most_count);
  append_vint(out, statistics.most_length - statistics.most_count);
  append_vint(out, 0);  // the oldest changeset: none is kept
  append_vint(out, statistics.total_length);
  append_vint(out, 0);  // the most frequent spelling: there are none
}

}  // namespace

void Statistics::see_document(Docid document, std::uint64_t length,
                              std::uint64_t most_count_in_it) {
  ++documents;
  last_document = document;
  most_count = std::max(most_count, most_count_in_it);
  most_length = std::max(most_length, length);
  total_length += length;
  if (length > 0 && (least_length == 0 || length < least_length)) least_length = length;
}

Uuid random_uuid() {
  Uuid uuid;
  std::random_device device;
  for (unsigned char& byte : uuid) byte = static_cast<unsigned char>(device());
  uuid[6] = static_cast<unsigned char>((uuid[6] & 0x0F) | 0x40);  // version 4: random
  uuid[8] = static_cast<unsigned char>((uuid[8] & 0x3F) | 0x80);
  return uuid;
}

std::string encode_version(const Uuid& uuid, const Tables& tables, const Statistics& statistics) {
  std::string out(kFormat);
  out.append(uuid.begin(), uuid.end());
  append_vint(out, kRevision);
  append_root(out, tables.postlist, kCompressNothing);
  append_root(out, tables.docdata, kCompressNothing);
  append_root(out, tables.termlist, kCompressNothing);
  append_root(out, tables.position, kCompressNothing);
  append_root(out, {}, kDefaultCompress);  // spelling
  append_root(out, {}, kDefaultCompress);  // synonym
  append_statistics(out, statistics);
  return out;
}

void write_version(const fs::path& folder, const Tables& tables, const Statistics& statistics) {
  SequentialFile file(folder / kNewVersionFile);
  file.append(encode_version(random_uuid(), tables, statistics));
  file.finish();
  std::error_code error;
  fs::rename(folder / kNewVersionFile, folder / kVersionFile, error);
  if (error) {
    errno = error.value();
    throw_write_error("rename the new version file to", folder / kVersionFile);
  }
  sync_to_disk(folder);
}

bool linked_xapian_writes_glass(const fs::path& folder) {
  std::string head(kFormat.size(), '\0');
  try {
    Xapian::WritableDatabase database(folder.string(),
                                      Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC);
    Xapian::Document document;
    document.add_posting("term", 1);
    database.add_document(document);
    database.close();
    std::ifstream(folder / kVersionFile, std::ios::binary).read(head.data(), 16);
  } catch (const Xapian::Error&) {
    head.clear();  // not the format that we know; what is wrong the stock path will say
  }
  std::error_code ignored;
  fs::remove_all(folder, ignored);
  return head == kFormat;
}

}  // namespace newsdex::glass
