#include "common/word_breaks.hpp"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>

#include <array>
#include <cstdint>

#include <newsdex/error.hpp>

#include "common/ascii.hpp"
#include "common/code_points.hpp"

namespace newsdex {
namespace {

// The word-break classes that the plain rules need. A character of kComplex sends its piece to ICU.
enum Class : std::uint8_t {
  kOther,
  kLetter,     // ALetter
  kNumber,     // Numeric
  kJoiner,     // ExtendNumLet: the underscore and its kin
  kMidLetter,  // joins letters
  kMidNumber,  // joins numbers
  kMidBoth,    // joins either: full stop, apostrophe
  kAttached,   // Extend and Format: belongs to the character before it
  kComplex,
};

// Letters and digits make a span a word; punctuation and lone marks do not.
bool is_word_character(UChar32 c) {
  return (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_ND_MASK | U_GC_NL_MASK)) != 0;
}

bool needs_dictionary(UChar32 c) {
  if (u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT) return true;
  UErrorCode status = U_ZERO_ERROR;
  switch (static_cast<int>(uscript_getScript(c, &status))) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
      return true;
    default:
      return false;
  }
}

Class class_of(UChar32 c) {
  if (needs_dictionary(c)) return kComplex;
  if (c == '@') return kLetter;  // ICU's tailoring: keeps addresses whole
  switch (u_getIntPropertyValue(c, UCHAR_WORD_BREAK)) {
    case U_WB_ALETTER:
      return kLetter;
    case U_WB_NUMERIC:
      return kNumber;
    case U_WB_EXTENDNUMLET:
      return kJoiner;
    // ICU takes the colons out of MidLetter, but for Swedish and Finnish.
    case U_WB_MIDLETTER:
      return c == ':' || c == 0xFE55 || c == 0xFF1A ? kOther : kMidLetter;
    case U_WB_MIDNUM:
      return kMidNumber;
    case U_WB_MIDNUMLET:
    case U_WB_SINGLE_QUOTE:
      return kMidBoth;
    case U_WB_EXTEND:
    case U_WB_FORMAT:
      return kAttached;
    case U_WB_OTHER:
    case U_WB_DOUBLE_QUOTE:
      return kOther;
    default:
      return kComplex;  // Hebrew letters, Katakana, joiners, flags: rarer rules
  }
}

struct CharacterTraits {
  Class word_class = kOther;
  bool in_word = false;  // makes its span a word
};

// What the loop over ASCII asks, in a byte: the class, and
constexpr unsigned kMidMark = 0x20;
constexpr unsigned kCoreMark = 0x40;
constexpr unsigned kWordMark = 0x80;  // CharacterTraits::in_word

constexpr UChar32 kTabledCharacters = 0x3000;  // below the ideographs

// Of every character below kTabledCharacters; 24 KB, made once.
const std::array<CharacterTraits, kTabledCharacters>& traits_table() {
  static const auto table = [] {
    std::array<CharacterTraits, kTabledCharacters> made{};
    for (UChar32 c = 0; c < kTabledCharacters; ++c) {
      made[static_cast<std::size_t>(c)] = {class_of(c), is_word_character(c)};
    }
    return made;
  }();
  return table;
}

constexpr bool is_core(Class c) { return c == kLetter || c == kNumber || c == kJoiner; }
constexpr bool is_mid(Class c) { return c == kMidLetter || c == kMidNumber || c == kMidBoth; }

// By byte; those beyond ASCII have none.
std::array<unsigned char, 256> ascii_marks() {
  std::array<unsigned char, 256> marks{};
  for (std::size_t c = 0; c < 0x80; ++c) {
    const CharacterTraits traits = traits_table()[c];
    marks[c] = static_cast<unsigned char>(
        traits.word_class | (is_core(traits.word_class) ? kCoreMark : 0) |
        (is_mid(traits.word_class) ? kMidMark : 0) | (traits.in_word ? kWordMark : 0));
  }
  return marks;
}

constexpr bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// One character of a piece, with what is attached to it.
struct Character {
  CharacterTraits traits;
  std::size_t begin = 0;
};

// True where a word goes on from a character of class `left` over one of class `middle` to `right`.
bool bridges(Class left, Class middle, Class right) {
  if (left == kLetter && right == kLetter) return middle == kMidLetter || middle == kMidBoth;
  if (left == kNumber && right == kNumber) return middle == kMidNumber || middle == kMidBoth;
  return false;
}

// Adds the words of a piece. The last of its characters marks its end, and is none.
void segment(const std::vector<Character>& characters, std::vector<WordSpan>& words) {
  const std::size_t count = characters.size() - 1;
  std::size_t i = 0;
  while (i < count) {
    const std::size_t start = i;
    Class left = characters[i].traits.word_class;
    bool is_word = characters[i].traits.in_word;
    ++i;
    while (is_core(left) && i < count) {
      const Class next = characters[i].traits.word_class;
      if (is_core(next)) {
        left = next;
      } else if (i + 1 < count && bridges(left, next, characters[i + 1].traits.word_class)) {
        ++i;
        left = characters[i].traits.word_class;
      } else {
        break;
      }
      is_word = is_word || characters[i].traits.in_word;
      ++i;
    }
    if (is_word) words.push_back({characters[start].begin, characters[i].begin});
  }
}

}  // namespace

class WordBreaker::Internal {
 public:
  Internal() : table_(traits_table()) {
    UErrorCode status = U_ZERO_ERROR;
    icu_.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    if (U_FAILURE(status)) throw Error(ErrorKind::kInternal, "ICU's word break data is missing");
  }
  ~Internal() { utext_close(&utext_); }
  Internal(const Internal&) = delete;
  Internal& operator=(const Internal&) = delete;

  void find(std::string_view text, std::vector<WordSpan>& words) {
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t words_before = words.size();
      const std::size_t begin = i;
      i = find_in_ascii(text, begin, words);
      if (i == text.size() || is_ascii(text[i])) continue;
      // Not ASCII after all: what was found in this piece does not hold.
      words.resize(words_before);
      while (i < text.size() && !ascii::is_space(text[i])) ++i;
      find_in_piece(text, begin, i, words);
    }
  }

  void find_by_icu(std::string_view text, std::size_t begin, std::size_t end,
                   std::vector<WordSpan>& words) {
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&utext_, text.data() + begin, static_cast<int64_t>(end - begin), &status);
    icu_->setText(&utext_, status);
    if (U_FAILURE(status))
      throw Error(ErrorKind::kInternal, "ICU cannot read a text for word breaks");
    auto from = static_cast<std::size_t>(icu_->first());
    for (int32_t to = icu_->next(); to != icu::BreakIterator::DONE; to = icu_->next()) {
      const auto next = static_cast<std::size_t>(to);
      if (holds_word_character(text.substr(begin + from, next - from))) {
        words.push_back({begin + from, begin + next});
      }
      from = next;
    }
  }

 private:
  [[nodiscard]] unsigned marks_of(char c) const { return marks_[static_cast<unsigned char>(c)]; }
  [[nodiscard]] Class class_at(std::string_view text, std::size_t i) const {
    return static_cast<Class>(marks_of(text[i]) & ~(kMidMark | kCoreMark | kWordMark));
  }
  [[nodiscard]] CharacterTraits traits(UChar32 c) const {
    if (c < 0) return {};
    if (c < kTabledCharacters) return table_[static_cast<std::size_t>(c)];
    return {class_of(c), is_word_character(c)};
  }

  // The words of the piece at `i`, up to white space, which is passed over, or to a byte that is
  // not ASCII; gives where that is.
  std::size_t find_in_ascii(std::string_view text, std::size_t i, std::vector<WordSpan>& words) {
    for (; i < text.size() && is_ascii(text[i]); ++i) {
      if (ascii::is_space(text[i])) return i + 1;
      if (!(marks_of(text[i]) & kCoreMark)) continue;
      const std::size_t start = i;
      unsigned seen = 0;
      do {
        for (unsigned marks = 0; i < text.size() && ((marks = marks_of(text[i])) & kCoreMark) != 0;
             ++i) {
          seen |= marks;
        }
      } while (i + 1 < text.size() && (marks_of(text[i]) & kMidMark) != 0 &&
               bridges(class_at(text, i - 1), class_at(text, i), class_at(text, i + 1)) && ++i);
      if (seen & kWordMark) words.push_back({start, i});
      --i;
    }
    return i;
  }

  void find_in_piece(std::string_view text, std::size_t begin, std::size_t end,
                     std::vector<WordSpan>& words) {
    if (decode(text, begin, end)) {
      segment(characters_, words);
    } else {
      find_by_icu(text, begin, end, words);
    }
  }

  // Fills characters_ with those of the piece and one that marks its end; false where ICU must do
  // it.
  bool decode(std::string_view text, std::size_t begin, std::size_t end) {
    characters_.clear();
    for (std::size_t i = begin; i < end;) {
      const std::size_t start = i;
      const CharacterTraits found = traits(next_code_point(text.substr(0, end), i));
      if (found.word_class == kComplex) return false;
      if (found.word_class != kAttached) {
        characters_.push_back({found, start});
      } else if (characters_.empty()) {
        return false;
      } else {
        characters_.back().traits.in_word = characters_.back().traits.in_word || found.in_word;
      }
    }
    characters_.push_back({{}, end});
    return true;
  }

  [[nodiscard]] bool holds_word_character(std::string_view span) const {
    for (std::size_t i = 0; i < span.size();) {
      if (traits(next_code_point(span, i)).in_word) return true;
    }
    return false;
  }

  const std::array<CharacterTraits, kTabledCharacters>& table_;
  std::array<unsigned char, 256> marks_ = ascii_marks();
  std::unique_ptr<icu::BreakIterator> icu_;
  UText utext_ = UTEXT_INITIALIZER;
  std::vector<Character> characters_;
};

WordBreaker::WordBreaker() : internal_(std::make_unique<Internal>()) {}
WordBreaker::~WordBreaker() = default;
WordBreaker::WordBreaker(WordBreaker&&) noexcept = default;
WordBreaker& WordBreaker::operator=(WordBreaker&&) noexcept = default;

void WordBreaker::find(std::string_view text, std::vector<WordSpan>& words) {
  words.clear();
  internal_->find(text, words);
}

void WordBreaker::find_by_icu(std::string_view text, std::vector<WordSpan>& words) {
  words.clear();
  internal_->find_by_icu(text, 0, text.size(), words);
}

}  // namespace newsdex
