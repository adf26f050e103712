// Hashes that tell whether a file or an article has changed.
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <xxhash.h>

#include <cerrno>
#include <memory>

#include "common/system.hpp"
#include "corpus/reader.hpp"

namespace newsdex {
namespace {

constexpr std::size_t kHashedAtOnce = 64 << 10;  // what stays near the processor

class Hasher {
 public:
  Hasher() : state_(XXH3_createState(), &XXH3_freeState) { XXH3_64bits_reset(state_.get()); }

  void add_bytes(const void* bytes, std::size_t size) {
    XXH3_64bits_update(state_.get(), bytes, size);
  }
  // With its length, so that moving a letter from one field to the next is a change.
  void add(std::string_view field) {
    add(field.size());
    add_bytes(field.data(), field.size());
  }
  void add(std::uint64_t number) { add_bytes(&number, sizeof number); }
  void add(const std::optional<Date>& date) {
    add(date ? std::uint64_t{1} + static_cast<std::uint64_t>(date->precision) : 0);
    add(static_cast<std::uint64_t>(date ? date->seconds : 0));
  }
  [[nodiscard]] std::uint64_t digest() const { return XXH3_64bits_digest(state_.get()); }

 private:
  std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state_;
};

}  // namespace

std::uint64_t hash_file(const std::string& path) {
  const Descriptor file(path, O_RDONLY | O_NONBLOCK);
  Hasher hasher;
  const auto block = std::make_unique_for_overwrite<char[]>(kHashedAtOnce);
  for (;;) {
    const ssize_t got = read(file.get(), block.get(), kHashedAtOnce);
    if (got == 0) return hasher.digest();
    if (got > 0) {
      hasher.add_bytes(block.get(), static_cast<std::size_t>(got));
    } else if (errno != EINTR) {
      throw_system_error("read", path);
    }
  }
}

std::uint64_t hash_article(const Article& article) {
  Hasher hasher;
  for (const std::string* field :
       {&article.id, &article.docno, &article.title, &article.text, &article.source,
        &article.language, &article.url, &article.byline}) {
    hasher.add(*field);
  }
  hasher.add(article.date);
  hasher.add(article.updated);
  hasher.add(article.topics.size());
  for (const std::string& topic : article.topics) hasher.add(topic);
  return hasher.digest();
}

}  // namespace newsdex
