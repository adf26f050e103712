#include "searcher/spellings.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <utility>

#include "common/ascii.hpp"
#include "common/code_points.hpp"
#include "common/schema.hpp"
#include "searcher/name_latin.hpp"
#include "searcher/name_similarity.hpp"
#include "searcher/name_sounds.hpp"
#include "searcher/term_walk.hpp"

namespace newsdex {
namespace {

constexpr std::size_t kMostKnown = 1000;  // names whose spellings are kept
// Of the articles that hold a word, so many have it as a name: else it is another word that stands
// in a heading now and then (Putin, putting).
constexpr double kNameShare = 0.25;
// What a letter that has no sound of its own may sound like (Arabic's ʿayn).
constexpr std::string_view kAnyVowel = "aeiou";

// The last code point of the block of Chinese characters that `c` is in; 0 where it is in none.
std::int32_t end_of_han_block(std::int32_t c) {
  constexpr std::pair<std::int32_t, std::int32_t> kBlocks[] = {
      {0x2E80, 0x2FDF}, {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xF900, 0xFAFF}, {0x20000, 0x3FFFF}};
  for (const auto& [first, last] : kBlocks) {
    if (c >= first && c <= last) return last;
  }
  return 0;
}

bool is_ascii_sign(std::int32_t c) { return c < 0x80 && !(c >= 'a' && c <= 'z'); }

std::string sounds_at_beginning(const std::string& letter) {
  const std::string latin = latin_letters(letter);
  return latin.empty() ? std::string(kAnyVowel) : first_sounds(latin.front());
}

// Numbers, addresses and the like are written with capitals too.
bool is_name(std::string_view word) {
  return std::ranges::none_of(word, [](char c) {
    return static_cast<unsigned char>(c) < 0x80 && !ascii::is_lower(c) && c != '\'';
  });
}

// Whether some name that begins with one of the sounds begins alike.
bool may_begin(std::string_view sounds, std::string_view first_sounds) {
  return std::ranges::any_of(first_sounds, [sounds](char first) {
    return begin_alike(sounds, std::string{first, 'a'});
  });
}

// The first term that may come after all those that begin with `c`; empty where none can.
std::string behind(std::int32_t c) {
  constexpr std::int32_t kLast = 0x10FFFF;
  constexpr std::int32_t kFirstSurrogate = 0xD800;
  constexpr std::int32_t kBehindSurrogates = 0xE000;
  if (c < 0 || c >= kLast) return {};
  std::string term(schema::kName);
  append_code_point(term, c + 1 == kFirstSurrogate ? kBehindSurrogates : c + 1);
  return term;
}

}  // namespace

bool has_spellings(const std::string& name) {
  std::size_t after = 0;
  if (name.empty() || next_code_point(name, after) < 0 || after == name.size()) return false;
  return sounds_of(latin_letters(name)).size() >= kFewestSounds;
}

SpellingFinder::SpellingFinder(Xapian::Database database, GlassTables tables)
    : database_(std::move(database)), tables_(std::move(tables)) {}

const std::vector<Spelling>& SpellingFinder::of(const std::string& name,
                                                const std::string& folded) {
  const auto known = known_.find(name);
  if (known != known_.end()) return known->second;
  if (known_.size() >= kMostKnown) known_.clear();
  std::vector<Spelling> found;
  if (has_spellings(name)) found = search(sounds_of(latin_letters(name)), folded);
  return known_[name] = std::move(found);
}

const std::vector<SpellingFinder::Beginning>& SpellingFinder::beginnings() {
  if (beginnings_) return *beginnings_;
  beginnings_.emplace();
  const std::string prefix(schema::kName);
  for (TermWalk walk(database_, tables_, prefix); !walk.at_end();) {
    const std::string& name = walk.term();
    std::size_t after = prefix.size();
    const std::int32_t c = next_code_point(name, after);
    if (c < 0) throw Xapian::DatabaseCorruptError("a name in it is not UTF-8");
    const std::int32_t last_han = end_of_han_block(c);
    if (last_han == 0 && !is_ascii_sign(c)) {
      std::string letter = name.substr(prefix.size(), after - prefix.size());
      std::string sounds = sounds_at_beginning(letter);
      beginnings_->push_back({std::move(letter), std::move(sounds)});
    }
    const std::string next = behind(std::max(c, last_han));
    if (next.empty()) break;
    walk.skip_to(next);
  }
  return *beginnings_;
}

std::vector<Spelling> SpellingFinder::search(const std::string& sounds, const std::string& folded) {
  std::vector<Spelling> found;
  for (const Beginning& beginning : beginnings()) {
    if (may_begin(sounds, beginning.sounds)) search_below(beginning.letter, sounds, folded, found);
  }
  std::ranges::sort(found, [](const Spelling& a, const Spelling& b) {
    return std::tuple(-a.similarity, b.articles, a.word) <
           std::tuple(-b.similarity, a.articles, b.word);
  });
  if (found.size() > kMostSpellings) found.resize(kMostSpellings);
  return found;
}

void SpellingFinder::search_below(const std::string& letter, const std::string& sounds,
                                  const std::string& folded, std::vector<Spelling>& found) const {
  const std::string prefix = std::string(schema::kName) + letter;
  for (TermWalk walk(database_, tables_, prefix); !walk.at_end(); walk.next()) {
    const std::string_view word = std::string_view(walk.term()).substr(schema::kName.size());
    if (!is_name(word)) continue;
    const std::string others = sounds_of(latin_letters(word));
    if (others.size() < kFewestSounds) continue;
    const double alike = name_similarity(sounds, others, kSameName);
    if (alike < kSameName || word == folded) continue;
    const Xapian::doccount articles = database_.get_termfreq(std::string(word));
    if (walk.articles() < kNameShare * articles) continue;
    found.push_back({std::string(word), articles, alike});
  }
}

}  // namespace newsdex
