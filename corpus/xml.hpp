// An XML document as a tree, from the bytes of a file: no network, no entities, bounded.
#pragma once

#include <libxml/tree.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "corpus/text_window.hpp"

namespace newsdex {

// A tree takes some ten times the file's bytes, and no feed or message comes near this.
inline constexpr std::uint64_t kMaxXmlBytes = 64ull << 20;

enum class XmlCare {
  kStrict,   // what is not well-formed is not read
  kRecover,  // feeds: what can be read is read, as their readers do
};

struct XmlDocument {
  struct Free {
    void operator()(xmlDoc* doc) const { xmlFreeDoc(doc); }
  };
  std::unique_ptr<xmlDoc, Free> tree;  // may be null
  // What is not well-formed, and where; empty: all is.
  std::string flaw;
  // With a flaw: what stands behind it may be missing from the tree.
  bool cut_short = false;

  [[nodiscard]] const xmlNode* root() const {
    return tree == nullptr ? nullptr : xmlDocGetRootElement(tree.get());
  }
};

// `charset`: what the bytes are known to be in, else empty: the document's own declaration counts.
[[nodiscard]] XmlDocument read_xml(std::string_view bytes, std::string_view charset, XmlCare care);

// The whole file as a document; where it is too large, without a tree.
[[nodiscard]] XmlDocument read_xml_file(TextWindow& window, XmlCare care);

}  // namespace newsdex
