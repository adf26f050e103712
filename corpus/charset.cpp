// Encodings by ICU: what is believed, in which order, and what is thrown away.
#include "corpus/charset.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>

#include "common/ascii.hpp"
#include "common/code_points.hpp"
#include "common/utf8.hpp"

namespace newsdex {
namespace {

constexpr std::string_view kWestern = "windows-1252";
constexpr std::size_t kCharsetSampleBytes =
    32 << 10;  // of lines with bytes beyond ASCII, for detection
constexpr std::size_t kSampleLineBytes = 1 << 10;
constexpr int kLeastConfidence = 20;  // of 100; below it ICU is guessing, and Western is as good

bool is_beyond_ascii(char c) { return static_cast<unsigned char>(c) >= 0x80; }

// The charset to decode with where `declared` names one: as the web reads it, Latin-1 and ASCII are
// windows-1252, and a page whose bytes read like ASCII is not UTF-16.
std::string known_charset(std::string_view declared) {
  const std::string name(ascii::trimmed(declared));
  if (name.empty() || name.size() > 60) return {};
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
      ucnv_open(name.c_str(), &status), &ucnv_close);
  if (U_FAILURE(status)) return {};
  const UConverterType type = ucnv_getType(converter.get());
  if (type == UCNV_LATIN_1 || type == UCNV_US_ASCII) return std::string(kWestern);
  static constexpr std::array kUnicode = {
      UCNV_UTF8,  UCNV_UTF16, UCNV_UTF16_BigEndian, UCNV_UTF16_LittleEndian,
      UCNV_UTF32, UCNV_CESU8, UCNV_UTF32_BigEndian, UCNV_UTF32_LittleEndian};
  const bool unicode = std::find(kUnicode.begin(), kUnicode.end(), type) != kUnicode.end();
  return unicode ? "UTF-8" : name;
}

bool is_western(std::string_view charset) {
  static constexpr std::array<std::string_view, 4> kNames = {kWestern, "cp1252", "iso-8859-15",
                                                             "latin-9"};
  return std::any_of(kNames.begin(), kNames.end(),
                     [&](std::string_view name) { return ascii::equal(name, charset); });
}

// Escapes of seven-bit encodings (ISO-2022, HZ) are valid UTF-8, yet mean something else.
bool is_seven_bit(std::string_view charset) {
  return ascii::find(charset, "2022") != std::string_view::npos || ascii::equal(charset, "hz") ||
         ascii::equal(charset, "hz-gb-2312");
}

// Characters beyond ASCII in valid UTF-8, so many that it is no accident: other encodings of one
// byte a character rarely make one of them, those of several none of three bytes.
constexpr std::size_t kSureCharacters = 6;

std::size_t characters_beyond_ascii(std::string_view valid, bool of_three_bytes = false) {
  const int least = of_three_bytes ? 0xE0 : 0xC0;
  return static_cast<std::size_t>(std::count_if(
      valid.begin(), valid.end(), [&](char c) { return static_cast<unsigned char>(c) >= least; }));
}

// Valid UTF-8 that is it whatever `charset` is said.
bool is_surely_utf8(std::string_view valid, const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
      ucnv_open(charset.c_str(), &status), &ucnv_close);
  const bool is_multibyte = U_SUCCESS(status) && ucnv_getMaxCharSize(converter.get()) > 1;
  return characters_beyond_ascii(valid, is_multibyte) >= kSureCharacters;
}

// What escapes say that switch to the letters of East Asia.
std::string escaped_charset(std::string_view bytes) {
  for (auto at = bytes.find('\x1B'); at != bytes.npos; at = bytes.find('\x1B', at + 1)) {
    const std::string_view escape = bytes.substr(at + 1, 3);
    if (escape.starts_with("$B") || escape.starts_with("$@")) return "ISO-2022-JP";
    if (escape == "$(D") return "ISO-2022-JP-1";
    if (escape == "$)C") return "ISO-2022-KR";
    if (escape == "$)A" || escape == "$)G") return "ISO-2022-CN";
  }
  return {};
}

std::string convert(std::string_view bytes, const std::string& charset) {
  std::string utf8;
  utf8.reserve(bytes.size() + bytes.size() / 4);
  icu::UnicodeString(bytes.data(), static_cast<std::int32_t>(bytes.size()), charset.c_str())
      .toUTF8String(utf8);
  return utf8;
}

// UTF-8 with a broken place here and there, rather than another encoding.
bool is_damaged_utf8(std::string_view bytes) {
  std::size_t good = 0;
  std::size_t bad = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    if (!is_beyond_ascii(bytes[at])) {
      ++at;
    } else {
      ++(next_code_point(bytes, at) < 0 ? bad : good);
    }
  }
  return good > 4 * bad;
}

// Lines that hold something to tell encodings by.
std::string sample_of(std::string_view bytes) {
  std::string sample;
  while (!bytes.empty() && sample.size() < kCharsetSampleBytes) {
    const auto found = std::find_if(bytes.begin(), bytes.end(), is_beyond_ascii);
    if (found == bytes.end()) break;
    const auto at = static_cast<std::size_t>(found - bytes.begin());
    const auto before = bytes.find_last_of("\r\n", at);
    std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    if (at - begin > kSampleLineBytes / 2) begin = at - kSampleLineBytes / 2;
    const auto end =
        std::min({bytes.find_first_of("\r\n", at), begin + kSampleLineBytes, bytes.size()});
    sample.append(bytes.substr(begin, end - begin)).push_back('\n');
    bytes.remove_prefix(end);
  }
  return sample;
}

// Russian of DOS, which ICU does not detect: whole words of its letters, and next to nothing else.
bool is_dos_cyrillic(std::string_view sample) {
  std::size_t letters = 0;
  std::size_t others = 0;
  std::size_t words = 0;
  bool in_word = false;
  for (const char c : sample) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80) (byte < 0xB0 || (byte >= 0xE0 && byte < 0xF2) ? letters : others) += 1;
    if (byte >= 0x80 && !in_word) ++words;
    in_word = byte >= 0x80;
  }
  return letters >= 20 && others * 20 <= letters && letters >= 3 * words;
}

std::string detected_charset(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                            &ucsdet_close);
  const std::string sample = sample_of(bytes);
  if (is_dos_cyrillic(sample)) return "IBM866";
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  std::int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
  for (std::int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
    const std::string name = ucsdet_getName(matches[i], &status);
    const int confidence = ucsdet_getConfidence(matches[i], &status);
    // EBCDIC and wide encodings are ruled out by the ASCII around; UTF-8 has been.
    if (name.starts_with("IBM") || name.starts_with("UTF")) continue;
    if (U_FAILURE(status) || confidence < kLeastConfidence) break;
    return name == "ISO-8859-1" ? std::string(kWestern) : name;
  }
  return std::string(kWestern);
}

// Where a good part of what is beyond ASCII stands in lines of UTF-8, two texts were put together.
std::string decode_lines(std::string_view bytes) {
  std::string others;
  std::size_t sure = 0;
  for (std::string_view rest = bytes; !rest.empty();) {
    const std::string_view line = ascii::take_whole_line(rest);
    if (!is_utf8(line)) {
      others.append(line);
    } else if (const auto here = characters_beyond_ascii(line); here >= kSureCharacters) {
      sure += here;
    }
  }
  const auto in_others = std::count_if(others.begin(), others.end(), is_beyond_ascii);
  if (4 * sure < static_cast<std::size_t>(in_others) || sure == 0) {
    return convert(bytes, detected_charset(bytes));
  }
  const std::string charset = detected_charset(others);
  std::string utf8;
  for (std::string_view rest = bytes; !rest.empty();) {
    const std::string_view line = ascii::take_whole_line(rest);
    utf8.append(is_utf8(line) ? std::string(line) : convert(line, charset));
  }
  return utf8;
}

std::string attribute_value(std::string_view after_name) {
  after_name = ascii::trimmed(after_name);
  if (!after_name.starts_with('=')) return {};
  after_name = ascii::trimmed(after_name.substr(1));
  const char quote = after_name.empty() ? '\0' : after_name.front();
  if (quote == '"' || quote == '\'') after_name.remove_prefix(1);
  return std::string(after_name.substr(0, after_name.find_first_of("\"'; \t\r\n/>?")));
}

}  // namespace

std::string declared_charset(std::string_view head) {
  head = head.substr(0, 8192);
  if (head.starts_with("<?xml")) {
    const auto declaration = head.substr(0, head.find('>'));
    const auto at = declaration.find("encoding");
    if (at != std::string_view::npos) return attribute_value(declaration.substr(at + 8));
  }
  for (;;) {
    const auto meta = ascii::find(head, "<meta");
    if (meta == std::string_view::npos) return {};
    head.remove_prefix(meta + 5);
    const auto tag = head.substr(0, head.find('>'));
    const auto at = ascii::find(tag, "charset");
    if (at == std::string_view::npos) continue;
    if (auto name = attribute_value(tag.substr(at + 7)); !name.empty()) return name;
  }
}

std::string undeclared_charset(std::string_view bytes) {
  return is_utf8(bytes) || is_damaged_utf8(bytes) ? "UTF-8" : detected_charset(bytes);
}

std::string decode(std::string_view bytes, std::string_view declared) {
  const std::string charset = known_charset(declared);
  const bool utf8_declared = charset.empty() || charset == "UTF-8";
  if (is_utf8(bytes)) {
    const std::string escaped = charset.empty() ? escaped_charset(bytes) : std::string();
    if (!escaped.empty()) return convert(bytes, escaped);
    if (utf8_declared || is_western(charset)) return std::string(bytes);
    const bool says_nothing = std::none_of(bytes.begin(), bytes.end(), is_beyond_ascii);
    if (!is_seven_bit(charset) && (says_nothing || is_surely_utf8(bytes, charset))) {
      return std::string(bytes);
    }
  }
  if (!utf8_declared) return convert(bytes, charset);
  if (is_damaged_utf8(bytes)) return to_utf8(bytes);
  return decode_lines(bytes);
}

}  // namespace newsdex
