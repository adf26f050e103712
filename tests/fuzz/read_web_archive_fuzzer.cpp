// Reads bytes as a WARC and as an ARC; every page's bytes are read to their end.
#include <array>

#include "corpus/web_archive.hpp"
#include "tests/fuzz/article_checker.hpp"

namespace {

using namespace newsdex;

struct MemberChecker final : MemberSink {
  void member(Member&& member, std::unique_ptr<ByteStream> bytes) override {
    check(member.id, "a page");
    fuzz::require(is_utf8(member.url) && is_utf8(member.date));
    std::array<char, 4096> block;
    while (bytes->read(block.data(), block.size()) > 0) {
    }
  }
  void skipped(const std::string& id, const std::string& reason) override { check(id, reason); }
  void broken(const std::string& id, std::uint64_t, const std::string& reason) override {
    check(id, reason);
  }
  void lost(const std::string& id, std::uint64_t, const std::string& reason) override {
    check(id, reason);
  }
  void rubbish(const std::string& reason) override { check("a web archive", reason); }
  static void check(const std::string& id, const std::string& reason) {
    fuzz::require(!id.empty() && !reason.empty());
    fuzz::require_text(id, false);
    fuzz::require_text(reason, false);
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  for (const Format format : {Format::kWarc, Format::kArc}) {
    Expansion expansion;
    MemberChecker checker;
    const auto bytes = bytes_of(fuzz::as_text(data, size));
    fuzz::require_text(read_web_archive(format, *bytes, expansion, checker), false);
  }
  return 0;
}
