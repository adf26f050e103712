#include "common/stemmer.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <newsdex/analyzer.hpp>

#include "common/language.hpp"

namespace newsdex {
namespace {

struct StemmedLanguage {
  std::string_view tag;
  const char* snowball;
  std::string_view elisions = {};           // what an apostrophe cuts off in front of a word
  bool apostrophe_begins_suffixes = false;  // as it does behind Turkish names: Ankara'da
};

constexpr std::array kLanguages = {
    StemmedLanguage{"ar", "arabic"},
    StemmedLanguage{"ca", "catalan", " d l m n s t "},
    StemmedLanguage{"da", "danish"},
    StemmedLanguage{"de", "german"},
    StemmedLanguage{"en", "english"},
    StemmedLanguage{"es", "spanish"},
    StemmedLanguage{"eu", "basque"},
    StemmedLanguage{"fi", "finnish"},
    StemmedLanguage{"fr", "french", " c d j jusqu l lorsqu m n puisqu qu quoiqu s t "},
    StemmedLanguage{"ga", "irish"},
    StemmedLanguage{"hu", "hungarian"},
    StemmedLanguage{"hy", "armenian"},
    StemmedLanguage{"id", "indonesian"},
    StemmedLanguage{
        "it", "italian",
        " agl all c coll d dagl dall degl dell gl l m negl nell pell s sugl sull t un v "},
    StemmedLanguage{"lt", "lithuanian"},
    StemmedLanguage{"nb", "norwegian"},
    StemmedLanguage{"ne", "nepali"},
    StemmedLanguage{"nl", "dutch"},
    StemmedLanguage{"nn", "norwegian"},
    StemmedLanguage{"no", "norwegian"},
    StemmedLanguage{"pt", "portuguese"},
    StemmedLanguage{"ro", "romanian"},
    StemmedLanguage{"ru", "russian"},
    StemmedLanguage{"sv", "swedish"},
    StemmedLanguage{"ta", "tamil"},
    StemmedLanguage{"tr", "turkish", {}, true},
};

static_assert(std::ranges::is_sorted(kLanguages, {}, &StemmedLanguage::tag));

// Asked for each word of a query in each language.
const StemmedLanguage* find_language(std::string_view tag) {
  const std::string_view primary = primary_language(tag);
  const auto* const found =
      std::ranges::lower_bound(kLanguages, primary, {}, &StemmedLanguage::tag);
  return found != kLanguages.end() && found->tag == primary ? found : nullptr;
}

}  // namespace

Stemmer::Stemmer(std::string_view language) {
  if (const StemmedLanguage* found = find_language(language)) {
    stem_ = Xapian::Stem(found->snowball);
    elisions_ = found->elisions;
    apostrophe_begins_suffixes_ = found->apostrophe_begins_suffixes;
  }
}

std::string Stemmer::stem(std::string_view word) const {
  const std::size_t apostrophe = word.find('\'');
  if (apostrophe != std::string_view::npos && apostrophe > 0 && apostrophe + 1 < word.size()) {
    if (apostrophe_begins_suffixes_) {
      word = word.substr(0, apostrophe);
    } else if (elides(word.substr(0, apostrophe))) {
      word.remove_prefix(apostrophe + 1);
    }
  }
  std::string stem = stem_(std::string(word));
  // Turkish takes a word away whole that is a suffix by itself ("ları").
  return stem.empty() ? std::string(word) : stem;
}

bool Stemmer::elides(std::string_view article) const {
  std::string listed(" ");
  listed.append(article).push_back(' ');
  return elisions_.find(listed) != std::string_view::npos;
}

std::string_view stemmer_name(std::string_view language) {
  const StemmedLanguage* found = find_language(language);
  return found == nullptr ? std::string_view() : found->snowball;
}

std::vector<std::string> stemmed_apart(const std::vector<std::string>& languages) {
  std::vector<std::string> apart;
  std::vector<std::string_view> stemmers;
  for (const std::string& language : languages) {
    const std::string_view stemmer = stemmer_name(language);
    if (std::ranges::find(stemmers, stemmer) != stemmers.end()) continue;
    stemmers.push_back(stemmer);
    apart.push_back(language);
  }
  return apart;
}

const std::vector<std::string>& stemmed_languages() {
  static const std::vector<std::string> tags = [] {
    std::vector<std::string> made;
    for (const StemmedLanguage& language : kLanguages) made.emplace_back(language.tag);
    return made;
  }();
  return tags;
}

}  // namespace newsdex
