// Any bytes may stand where a stored record should: they are read, or called damaged, and what was
// read is written and read back the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <newsdex/error.hpp>
#include <string_view>

#include "common/record.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace newsdex;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try {
    const StoredRecord record = decode_record(bytes);
    for (const auto& [begin, end] : record.passages) {
      if (begin > end || end > record.article.text.size()) std::abort();
    }
    if (decode_record_fields(bytes).article.id != record.article.id) std::abort();
    const std::string written = encode_record(record.article, record.passages);
    const StoredRecord again = decode_record(written);
    if (encode_record(again.article, again.passages) != written) std::abort();
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kCorrupt) std::abort();
  }
  return 0;
}
