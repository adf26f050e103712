// What is read as a file of its own: a file, an archive's entry, a page in a web archive.
#pragma once

#include <string>

#include "corpus/byte_stream.hpp"

namespace newsdex {

struct Member {
  std::string id;       // within the file; empty: the file itself
  std::string name;     // as a file of its own would be called
  std::string charset;  // that its bytes are known to be in; empty: not known
  // What is known of an article in it that does not say it itself.
  std::string docno;
  std::string url;   // that it was taken from …
  std::string date;  // … and when
};

// Receives what a container holds, in its order.
class MemberSink {
 public:
  virtual ~MemberSink() = default;
  // `bytes` may not outlive the call, and need not be read to their end.
  virtual void member(Member&& member, std::unique_ptr<ByteStream> bytes) = 0;
  // Something that is not for us; `id` as Member::id.
  virtual void skipped(const std::string& id, const std::string& reason) = 0;
  // Something that cannot be read; `line`, where it is known, else 0.
  virtual void broken(const std::string& id, std::uint64_t line, const std::string& reason) = 0;
  // … and how much else is lost with it is not known.
  virtual void lost(const std::string& id, std::uint64_t line, const std::string& reason) = 0;
  // Something in the container that is none of it, and may be what is left of more.
  virtual void rubbish(const std::string& reason) = 0;
};

}  // namespace newsdex
