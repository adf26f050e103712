// Reads bytes as what gzip, zstd, xz or bzip2 compressed, and as archives: never more comes out
// than may, and where it ends early, there is a reason.
#include <array>

#include "corpus/archive_entries.hpp"
#include "corpus/compression.hpp"
#include "tests/fuzz/article_checker.hpp"

namespace {

using namespace newsdex;

constexpr ExpansionLimits kLimits = {
    .free_bytes = 1 << 16, .ratio = 100, .total_bytes = 1 << 20, .members = 100};

void read_to_end(ByteStream& bytes) {
  std::array<char, 4096> block;
  std::uint64_t given = 0;
  while (const std::size_t size = bytes.read(block.data(), block.size())) given += size;
  fuzz::require(given <= kLimits.total_bytes);
  fuzz::require(bytes.read(block.data(), block.size()) == 0);
}

struct EntryChecker final : MemberSink {
  void member(Member&& member, std::unique_ptr<ByteStream> bytes) override {
    check(member.id, "an entry");
    read_to_end(*bytes);
  }
  void skipped(const std::string& id, const std::string& reason) override { check(id, reason); }
  void broken(const std::string& id, std::uint64_t, const std::string& reason) override {
    check(id, reason);
  }
  void lost(const std::string& id, std::uint64_t, const std::string& reason) override {
    check(id, reason);
  }
  void rubbish(const std::string& reason) override { check("an archive", reason); }
  static void check(const std::string& id, const std::string& reason) {
    fuzz::require(!reason.empty());
    fuzz::require_text(id, false);
    fuzz::require_text(reason, false);
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view packed = fuzz::as_text(data, size);
  {
    Expansion expansion(kLimits);
    std::string warning;
    const auto bytes =
        decompress(std::make_unique<PeekedBytes>(bytes_of(packed)), expansion, warning);
    read_to_end(*bytes);
    fuzz::require_text(warning, false);
    fuzz::require(warning.empty() || bytes->failure().empty());
    fuzz::require(expansion.refusal().empty() || !bytes->failure().empty());
  }
  for (const Format format : {Format::kTar, Format::kZip, Format::kSevenZip}) {
    Expansion expansion(kLimits);
    EntryChecker checker;
    fuzz::require_text(read_archive(format, bytes_of(packed), expansion, checker), false);
  }
  return 0;
}
