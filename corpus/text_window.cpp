#include "corpus/text_window.hpp"

#include <algorithm>
#include <cstring>
#include <string>

#include "corpus/charset.hpp"
#include "corpus/transcoding.hpp"

namespace newsdex {
namespace {

constexpr std::size_t kFirstBytes = 64 << 10;  // most files are no larger
constexpr std::size_t kGrowthBytes = 1 << 20;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

TextWindow::TextWindow(ByteStream& bytes)
    : bytes_(bytes), from_(&bytes), buffer_(kFirstBytes + kPadding) {
  read_first();
  if (const std::string_view charset = wide_charset(text()); !charset.empty()) {
    transcoded_ = transcoding(std::string(text()), bytes, std::string(charset));
    from_ = transcoded_.get();
    begin_ = end_ = 0;
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
  while (end_ < kFirstBytes) {
    const std::size_t got = from_->read(buffer_.data() + end_, kFirstBytes - end_);
    if (got == 0) return;
    end_ += got;
  }
}

void TextWindow::make_room() {
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (buffer_.size() - kPadding - end_ < kFirstBytes / 2) buffer_.resize(buffer_.size() * 2);
}

bool TextWindow::more() {
  make_room();
  const std::size_t room = buffer_.size() - kPadding - end_;
  const std::size_t got = from_->read(buffer_.data() + end_, std::min(room, kGrowthBytes));
  end_ += got;
  return got > 0;
}

bool TextWindow::read_all(std::uint64_t bytes) {
  while (end_ - begin_ <= bytes) {
    if (!more()) return true;
  }
  return false;
}

void TextWindow::drop(std::size_t bytes) {
  line_ = line_at(bytes);
  begin_ += bytes;
}

std::uint64_t TextWindow::line_at(std::size_t at) const {
  const std::string_view before = text().substr(0, at);
  return line_ + static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n'));
}

}  // namespace newsdex
