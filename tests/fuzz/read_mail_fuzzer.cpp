// Reads bytes as a message of mail and as an mbox.
#include "corpus/mail.hpp"
#include "corpus/mbox.hpp"
#include "tests/fuzz/article_checker.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace newsdex;
  fuzz::read_one(read_mail, fuzz::as_text(data, size));
  fuzz::read_all(read_mbox, fuzz::as_text(data, size));
  return 0;
}
