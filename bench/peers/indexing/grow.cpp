#include "bench/peers/indexing/grow.hpp"

#include <unicode/uchar.h>

#include <cmath>
#include <functional>
#include <memory>
#include <unordered_set>

#include <fmt/format.h>
#include <newsdex/error.hpp>
#include <nlohmann/json.hpp>

#include "common/code_points.hpp"
#include "corpus/compression.hpp"
#include "corpus/text_window.hpp"

namespace newsdex::bench {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kShortestChanged = 5;  // bytes
constexpr double kHeaps = 0.56;

// The share of the words that copy number `copy` changes, in 2^32nds: what the vocabulary of that
// many copies has more than that of one fewer.
std::uint64_t changed_share(std::uint64_t copy) {
  const auto copies = static_cast<double>(copy);
  return static_cast<std::uint64_t>((std::pow(copies + 1, kHeaps) - std::pow(copies, kHeaps)) *
                                    4294967296.0);
}

// FNV-1a, its bits then mixed; without regard to ASCII case.
std::uint64_t hash_of(std::string_view word, std::uint64_t seed) {
  std::uint64_t hash = 0xcbf29ce484222325 ^ (seed * 0x9e3779b97f4a7c15);
  for (const char c : word) {
    hash ^= static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    hash *= 0x100000001b3;
  }
  hash ^= hash >> 33;
  hash *= 0xff51afd7ed558ccd;
  return hash ^ (hash >> 33);
}

// Three letters that no stemmer takes off again.
void append_ending(std::string& text, std::uint64_t hash) {
  static constexpr std::string_view kConsonants = "bdfgkmpvxz";
  static constexpr std::string_view kVowels = "aiou";
  text += kConsonants[hash % kConsonants.size()];
  hash /= kConsonants.size();
  text += kVowels[hash % kVowels.size()];
  hash /= kVowels.size();
  text += kConsonants[hash % kConsonants.size()];
}

// Calls `word` for each run of letters and `rest` for what stands between them.
template <class Word, class Rest>
void for_each_word(std::string_view text, Word&& word, Rest&& rest) {
  bool in_word = false;
  std::size_t begin = 0;
  const auto give = [&](std::size_t end) {
    if (end == begin) return;
    in_word ? word(text.substr(begin, end - begin)) : rest(text.substr(begin, end - begin));
    begin = end;
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    const std::int32_t c = next_code_point(text, at);
    const bool is_letter = c >= 0 && u_isalpha(c);
    if (is_letter == in_word) continue;
    give(here);
    in_word = is_letter;
  }
  give(text.size());
}

// Gives each line of the file until `each` returns false.
void for_each_line(const std::filesystem::path& file,
                   const std::function<bool(std::string_view)>& each) {
  Expansion expansion;
  std::string warning;
  const std::unique_ptr<ByteStream> bytes = open_bytes(file.string(), expansion, warning);
  TextWindow window(*bytes);
  for (;;) {
    const std::string_view text = window.text();
    const auto end = text.find('\n');
    if (end == std::string_view::npos) {
      if (window.more()) continue;
      if (!text.empty()) each(text);
      break;
    }
    if (end > 0 && !each(text.substr(0, end))) return;
    window.drop(end + 1);
  }
  const std::string& wrong = window.failure().empty() ? warning : window.failure();
  if (!wrong.empty()) {
    throw Error(ErrorKind::kInputOutput, fmt::format("{}: {}", file.string(), wrong));
  }
}

class Grower {
 public:
  explicit Grower(std::ostream& out) : out_(out) {}

  void add(std::string_view line, std::uint64_t copy) {
    Json article = Json::parse(line);
    change(article, "title", copy);
    change(article, "text", copy);
    if (copy > 0) {
      mark(article, "id", fmt::format("~{}", copy));
      mark(article, "url", fmt::format("#{}", copy));
    }
    out_ << article.dump() << '\n';
    ++grown_.articles;
  }

  [[nodiscard]] std::uint64_t articles() const { return grown_.articles; }
  [[nodiscard]] Grown grown() const {
    Grown all = grown_;
    all.words = words_.size();
    return all;
  }

 private:
  void change(Json& article, const char* key, std::uint64_t copy) {
    const auto member = article.find(key);
    if (member == article.end() || !member->is_string()) return;
    const std::string text = perturbed(member->get_ref<const std::string&>(), copy);
    for_each_word(
        text, [&](std::string_view word) { words_.insert(hash_of(word, 0)); },
        [](std::string_view) {});
    grown_.text_bytes += text.size();
    *member = text;
  }
  static void mark(Json& article, const char* key, const std::string& with) {
    const auto member = article.find(key);
    if (member == article.end() || !member->is_string()) return;
    *member = member->get_ref<const std::string&>() + with;
  }

  std::ostream& out_;
  Grown grown_;
  std::unordered_set<std::uint64_t> words_;  // hashes
};

}  // namespace

std::string perturbed(std::string_view text, std::uint64_t copy) {
  std::string changed;
  changed.reserve(text.size() + text.size() / 8);
  const std::uint64_t share = copy == 0 ? 0 : changed_share(copy);
  for_each_word(
      text,
      [&](std::string_view word) {
        changed += word;
        const std::uint64_t hash = hash_of(word, copy);
        if (word.size() >= kShortestChanged && hash >> 32 < share) append_ending(changed, hash);
      },
      [&](std::string_view rest) { changed += rest; });
  return changed;
}

Grown grow(const std::filesystem::path& source, std::uint64_t articles, std::ostream& out) {
  Grower grower(out);
  try {
    for (std::uint64_t copy = 0; grower.articles() < articles; ++copy) {
      const std::uint64_t before = grower.articles();
      for_each_line(source, [&](std::string_view line) {
        grower.add(line, copy);
        return grower.articles() < articles;
      });
      if (grower.articles() == before) {
        throw Error(ErrorKind::kInputOutput, fmt::format("{} holds nothing", source.string()));
      }
    }
  } catch (const Json::exception& error) {
    throw Error(ErrorKind::kInputOutput, fmt::format("{}: line {}: {}", source.string(),
                                                     grower.articles() + 1, error.what()));
  }
  if (!out.flush()) throw Error(ErrorKind::kInputOutput, "cannot write the articles");
  return grower.grown();
}

}  // namespace newsdex::bench
