#include "corpus/encoded_words.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "common/ascii.hpp"
#include "corpus/charset.hpp"
#include "corpus/gmime.hpp"

namespace newsdex {
namespace {

struct EncodedWord {
  std::string charset;
  std::string bytes;   // in it
  std::size_t length;  // of the word as it stands
};

std::string decoded(std::string text, GMimeContentEncoding encoding) {
  GMimeEncoding state;
  g_mime_encoding_init_decode(&state, encoding);
  std::string bytes(g_mime_encoding_outlen(&state, text.size()), '\0');
  bytes.resize(g_mime_encoding_step(&state, text.data(), text.size(), bytes.data()));
  return bytes;
}

// The word that `text` begins with, "=?charset?B?text?=" or with Q. Some write blanks into it.
std::optional<EncodedWord> word_at(std::string_view text) {
  if (!text.starts_with("=?")) return std::nullopt;
  const auto charset_end = text.find('?', 2);
  if (charset_end == std::string_view::npos || charset_end + 2 >= text.size() ||
      text[charset_end + 2] != '?') {
    return std::nullopt;
  }
  const char encoding = ascii::lower(text[charset_end + 1]);
  const auto end = text.find("?=", charset_end + 3);
  if (end == std::string_view::npos || (encoding != 'b' && encoding != 'q')) return std::nullopt;
  std::string content(text.substr(charset_end + 3, end - charset_end - 3));
  EncodedWord word;
  const std::string_view charset = text.substr(2, charset_end - 2);
  word.charset = ascii::lower(charset.substr(0, charset.find('*')));  // "utf-8*de" says German
  word.length = end + 2;
  if (encoding == 'q') std::replace(content.begin(), content.end(), '_', ' ');
  word.bytes =
      decoded(std::move(content), encoding == 'b' ? GMIME_CONTENT_ENCODING_BASE64
                                                  : GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
  return word;
}

class WordDecoder {
 public:
  explicit WordDecoder(WordsIn where) : where_(where) {}

  void word(EncodedWord word) {
    blanks_.clear();
    // A character may begin in one word and end in the next.
    if (word.charset != charset_) decode_bytes();
    charset_ = std::move(word.charset);
    bytes_ += word.bytes;
    in_words_ = true;
  }

  void character(char c) {
    if (in_words_ && ascii::is_space(c)) {
      blanks_ += c;
      return;
    }
    end_words();
    if (c == '"' && !escaped_) quoted_ = !quoted_;
    escaped_ = c == '\\' && !escaped_;
    out_ += c;
  }

  std::string finish() {
    end_words();
    return std::move(out_);
  }

 private:
  void decode_bytes() {
    if (!bytes_.empty()) words_ += decode(bytes_, charset_);
    bytes_.clear();
  }

  void end_words() {
    if (!in_words_) return;
    decode_bytes();
    const bool quotes = where_ == WordsIn::kAddress && !quoted_;
    if (quotes) out_ += '"';
    for (const char c : words_) {
      if (where_ == WordsIn::kAddress && (c == '"' || c == '\\')) out_ += '\\';
      out_ += c;
    }
    if (quotes) out_ += '"';
    out_ += blanks_;
    words_.clear();
    blanks_.clear();
    charset_.clear();
    in_words_ = false;
  }

  WordsIn where_;
  std::string out_;
  bool in_words_ = false;
  std::string words_;    // decoded
  std::string bytes_;    // not yet
  std::string charset_;  // of them
  std::string blanks_;   // behind the last word
  bool quoted_ = false;  // between quotation marks
  bool escaped_ = false;
};

}  // namespace

std::string decode_words(std::string_view utf8, WordsIn where) {
  WordDecoder decoder(where);
  while (!utf8.empty()) {
    if (auto word = word_at(utf8)) {
      utf8.remove_prefix(word->length);
      decoder.word(std::move(*word));
    } else {
      decoder.character(utf8.front());
      utf8.remove_prefix(1);
    }
  }
  return decoder.finish();
}

}  // namespace newsdex
