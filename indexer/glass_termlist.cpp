#include "indexer/glass_termlist.hpp"

#include <algorithm>

namespace newsdex::glass {
namespace {

// A count and the length of the beginning that a term shares with the one before often fit into one
// byte together; a byte above the former term's length tells that they do.
constexpr std::uint64_t kMaxJoinedCount = 126;
constexpr std::uint64_t kMaxJoined = 255;

}  // namespace

char* put_list_term(char* at, std::string_view previous, std::string_view term,
                    std::uint64_t count) {
  if (previous.empty()) {
    *at++ = static_cast<char>(term.size());
    return put_vint(put_bytes(at, term), count);
  }
  const std::size_t shared = common_prefix(previous, term);
  const std::uint64_t joined = (count + 1) * (previous.size() + 1) + shared;
  const bool joins = count <= kMaxJoinedCount && joined <= kMaxJoined;
  *at++ = static_cast<char>(joins ? joined : shared);
  *at++ = static_cast<char>(term.size() - shared);
  at = put_bytes(at, term.substr(shared));
  return joins ? at : put_vint(at, count);
}

std::string encode_slots(const std::vector<std::uint32_t>& slots) {
  std::string tag;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    append_vint(tag, i == 0 ? slots[0] : slots[i] - slots[i - 1] - 1);
  }
  return tag;
}

std::string document_key(Docid document) {
  std::string key;
  append_sortable(key, document);
  return key;
}

std::string slots_key(Docid document) { return document_key(document) + '\0'; }

}  // namespace newsdex::glass
