#include "searcher/kept_values.hpp"

#include <new>

namespace newsdex::glass {
namespace {

// What stands in front of all values: that of documents which have none, and no place is 0.
constexpr std::string_view kNothing("\0\0", 2);
constexpr std::uint32_t kPlaceOfNothing = 1;

}  // namespace

KeptValues::KeptValues(const TableReader& postlist, std::uint32_t slot, Docid last_document,
                       std::size_t most_bytes)
    : list_(postlist, slot), size_(std::size_t{last_document} + 1), most_bytes_(most_bytes) {}

KeptValues::Places KeptValues::no_places(std::size_t size) {
  Places places(static_cast<std::uint32_t*>(std::calloc(size, sizeof(std::uint32_t))));
  if (!places) throw std::bad_alloc();
  return places;
}

std::string_view KeptValues::of(Docid document) {
  if (document >= size_) return {};
  if (!places_ || places_[document] == 0) read(document);
  std::string_view value = std::string_view(bytes_).substr(places_[document]);
  std::uint64_t size = 0;
  return take_vint(value, size) ? value.substr(0, size) : std::string_view();
}

// All of the chunk that the document's is in.
void KeptValues::read(Docid document) {
  if (!places_ || bytes_.size() > most_bytes_) {
    places_ = no_places(size_);
    bytes_ = kNothing;
  }
  list_.visit_chunk_of(document, [this](Docid of, std::string_view value) { keep(of, value); });
  if (places_[document] == 0) places_[document] = kPlaceOfNothing;
}

void KeptValues::keep(Docid document, std::string_view value) {
  if (document >= size_ || places_[document] != 0) return;
  places_[document] = static_cast<std::uint32_t>(bytes_.size());
  append_vint(bytes_, value.size());
  bytes_ += value;
}

}  // namespace newsdex::glass
