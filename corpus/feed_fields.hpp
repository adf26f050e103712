// Which element of a feed is which field of its items.
#pragma once

#include <libxml/tree.h>

#include <array>
#include <string>

#include "corpus/raw_record.hpp"

namespace newsdex {

// Takes the fields of one item, or of the feed itself, from its children.
class FeedFields {
 public:
  // `root_space`: the vocabulary of the document's root, whose names need no prefix.
  explicit FeedFields(std::string_view root_space) : root_space_(root_space) {
    ranks_.fill(kUnset);
  }

  void read(const xmlNode& item);

  RawRecord record;

 private:
  static constexpr int kUnset = 100;  // behind every rank of the table
  static constexpr std::size_t kFields = 9;

  // The value of a field, where nothing that counts before `rank` has set it.
  void offer(std::size_t field, int rank, std::string value);
  void offer_text(const xmlNode& node, int rank);
  void offer_link(const xmlNode& node);
  void offer_guid(const xmlNode& node, int rank);
  void read_child(const xmlNode& node);

  std::string_view root_space_;
  std::array<int, kFields> ranks_{};
};

}  // namespace newsdex
