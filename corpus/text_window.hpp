// A window that moves over the text of a file: parsers see as much of it as they need and drop what
// they have read, so files of any size go through a bounded buffer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "corpus/byte_stream.hpp"

namespace newsdex {

// The text's bytes are those of the stream without a byte order mark; UTF-16 and UTF-32 are turned
// into UTF-8, other encodings stay.
class TextWindow {
 public:
  // Readable behind text(), for parsers that look ahead in blocks (simdjson).
  static constexpr std::size_t kPadding = 64;

  // Reads the first 64 KB, or all where there is less, however little the stream gives at a time:
  // what the text is is told by them. `bytes` must outlive the window.
  explicit TextWindow(ByteStream& bytes);
  ~TextWindow();

  // What is in the window; valid until more() or drop().
  [[nodiscard]] std::string_view text() const { return {buffer_.data() + begin_, end_ - begin_}; }
  // Widens the window by the next block; false, and nothing changes, where the text has ended.
  bool more();
  // Widens until the text ends or the window holds more than `bytes`; false where it does.
  bool read_all(std::uint64_t bytes);
  // The window reaches to the text's end, as far as is known: a last more() may yet find none.
  [[nodiscard]] bool ended() const { return ended_; }
  // Forgets the first `bytes` of the window.
  void drop(std::size_t bytes);

  // The number, from 1, of the line that the window begins in.
  [[nodiscard]] std::uint64_t line() const { return line_; }
  // The number of the line that holds byte `at` of the window.
  [[nodiscard]] std::uint64_t line_at(std::size_t at) const;
  // The text said itself that it is Unicode.
  [[nodiscard]] bool is_marked_unicode() const { return marked_unicode_; }
  // What was read so far held as many zero bytes in a row as no text has.
  struct Holes {
    std::uint64_t begin = 0;  // of the first, in the text
    std::uint64_t bytes = 0;  // of all
  };
  [[nodiscard]] const Holes& holes() const { return holes_; }
  // Why the stream stopped before its end; empty: it did not.
  [[nodiscard]] const std::string& failure() const {
    return from_->failure().empty() ? bytes_.failure() : from_->failure();
  }
  // ByteStream::resume: what the window holds stays, and more() goes on behind it.
  [[nodiscard]] std::optional<Damage> resume(const IsTextBegin& is_begin);

 private:
  void read_first();
  bool read_up_to(std::size_t bytes);
  void note_holes(std::string_view block);
  [[nodiscard]] std::size_t room() const;
  void make_room();

  ByteStream& bytes_;
  std::unique_ptr<ByteStream> transcoded_;
  ByteStream* from_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  bool ended_ = false;  // the stream
  std::uint64_t line_ = 1;
  bool marked_unicode_ = false;
  std::uint64_t read_ = 0;
  Holes holes_;
};

}  // namespace newsdex
