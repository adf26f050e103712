#include "common/word_breaks.hpp"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>

#include <array>
#include <cstdint>
#include <stdexcept>

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

constexpr bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

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

constexpr bool is_core(Class c) { return c == kLetter || c == kNumber || c == kJoiner; }

// Adds the words of a piece. `at(i)` gives the i-th of `count` characters; `at(count).begin` the
// end.
template <class At>
void segment(std::size_t count, At at, std::vector<WordSpan>& words) {
  std::size_t i = 0;
  while (i < count) {
    const std::size_t start = i;
    Class left = at(i).traits.word_class;
    bool is_word = at(i).traits.in_word;
    ++i;
    while (is_core(left) && i < count) {
      const Class next = at(i).traits.word_class;
      if (is_core(next)) {
        left = next;
      } else if (i + 1 < count && bridges(left, next, at(i + 1).traits.word_class)) {
        ++i;
        left = at(i).traits.word_class;
      } else {
        break;
      }
      is_word = is_word || at(i).traits.in_word;
      ++i;
    }
    if (is_word) words.push_back({at(start).begin, at(i).begin});
  }
}

}  // namespace

class WordBreaker::Internal {
 public:
  Internal() : table_(traits_table()) {
    UErrorCode status = U_ZERO_ERROR;
    icu_.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    if (U_FAILURE(status)) throw std::runtime_error("ICU's word break data is missing");
  }
  ~Internal() { utext_close(&utext_); }
  Internal(const Internal&) = delete;
  Internal& operator=(const Internal&) = delete;

  void find(std::string_view text, std::vector<WordSpan>& words) {
    std::size_t i = 0;
    while (i < text.size()) {
      if (is_space(text[i])) {
        ++i;
        continue;
      }
      const std::size_t begin = i;
      unsigned char seen = 0;
      for (; i < text.size() && !is_space(text[i]); ++i)
        seen |= static_cast<unsigned char>(text[i]);
      piece(text, begin, i, seen < 0x80, words);
    }
  }

  void find_by_icu(std::string_view text, std::size_t begin, std::size_t end,
                   std::vector<WordSpan>& words) {
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&utext_, text.data() + begin, static_cast<int64_t>(end - begin), &status);
    icu_->setText(&utext_, status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU cannot read a text for word breaks");
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
  [[nodiscard]] CharacterTraits traits(UChar32 c) const {
    if (c < 0) return {};
    if (c < kTabledCharacters) return table_[static_cast<std::size_t>(c)];
    return {class_of(c), is_word_character(c)};
  }

  void piece(std::string_view text, std::size_t begin, std::size_t end, bool ascii,
             std::vector<WordSpan>& words) {
    if (ascii) {
      segment(
          end - begin,
          [&](std::size_t i) {
            const std::size_t at = begin + i;
            return Character{
                at < end ? table_[static_cast<unsigned char>(text[at])] : CharacterTraits{}, at};
          },
          words);
    } else if (decode(text, begin, end)) {
      segment(
          characters_.size() - 1, [&](std::size_t i) { return characters_[i]; }, words);
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
