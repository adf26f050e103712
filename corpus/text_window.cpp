#include "corpus/text_window.hpp"

#include <algorithm>
#include <cstring>
#include <string>

#include "common/ascii.hpp"
#include "common/utf8.hpp"
#include "corpus/charset.hpp"
#include "corpus/transcoding.hpp"

namespace newsdex {
namespace {

constexpr std::size_t kFirstBytes = 64 << 10;  // most files are no larger
constexpr std::size_t kLeastRoom = kFirstBytes / 2;
constexpr std::size_t kGrowthBytes = 1 << 20;
constexpr std::string_view kHole("\0\0\0\0\0\0\0\0", 8);

}  // namespace

TextWindow::TextWindow(ByteStream& bytes)
    : bytes_(bytes), from_(&bytes), buffer_(kFirstBytes + kPadding) {
  read_first();
  if (const std::string_view charset = wide_charset(text()); !charset.empty()) {
    transcoded_ = transcoding(std::string(text()), bytes, std::string(charset));
    from_ = transcoded_.get();
    begin_ = end_ = 0;
    read_ = 0;
    holes_ = {};
    ended_ = false;
    marked_unicode_ = true;
    read_first();
  }
  if (text().starts_with(kByteOrderMark)) {
    begin_ += kByteOrderMark.size();
    marked_unicode_ = true;
  }
}

TextWindow::~TextWindow() = default;

// A stream may give less at a time than it has: an archive's entry begins in the middle of a block.
void TextWindow::read_first() {
  while (end_ < kFirstBytes && read_up_to(kFirstBytes - end_)) {
  }
}

bool TextWindow::read_up_to(std::size_t bytes) {
  const std::size_t got = from_->read(buffer_.data() + end_, bytes);
  note_holes({buffer_.data() + end_, got});
  end_ += got;
  ended_ = got == 0;
  return !ended_;
}

void TextWindow::note_holes(std::string_view block) {
  for (auto at = block.find(kHole); at != block.npos; at = block.find(kHole, at)) {
    if (holes_.bytes == 0) holes_.begin = read_ + at;
    const auto end = std::min(block.find_first_not_of('\0', at), block.size());
    holes_.bytes += end - at;
    at = end;
  }
  read_ += block.size();
}

std::size_t TextWindow::room() const { return buffer_.size() - kPadding - end_; }

// What is in the window is moved only where that makes much room: a stream of small blocks behind a
// window of many megabytes would have it moved for each.
void TextWindow::make_room() {
  if (room() >= kLeastRoom) return;
  if (begin_ >= buffer_.size() / 4) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (room() < kLeastRoom) buffer_.resize(buffer_.size() * 2);
}

bool TextWindow::more() {
  if (ended_) return false;
  make_room();
  return read_up_to(std::min(room(), kGrowthBytes));
}

bool TextWindow::read_all(std::uint64_t bytes) {
  while (end_ - begin_ <= bytes) {
    if (!more()) return true;
  }
  return false;
}

std::optional<Damage> TextWindow::resume(const IsTextBegin& is_begin) {
  if (transcoded_) return std::nullopt;
  auto damage = bytes_.resume(is_begin);
  if (damage) ended_ = false;
  return damage;
}

void TextWindow::drop(std::size_t bytes) {
  line_ = line_at(bytes);
  begin_ += bytes;
}

std::uint64_t TextWindow::line_at(std::size_t at) const {
  const std::string_view before = text().substr(0, at);
  return line_ + ascii::count(before, [](char c) { return c == '\n'; });
}

}  // namespace newsdex
