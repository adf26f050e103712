#include "searcher/compile_leaves.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "common/schema.hpp"
#include "searcher/spellings.hpp"
#include "searcher/term_queries.hpp"

namespace newsdex {
namespace {

using Kind = Query::Kind;

// What a title adds to a word's weight, beside the text's.
constexpr double kTitleWeight = 0.3;
// What of a name's weight the spelling that was typed has for itself.
constexpr double kTypedShare = 0.4;

std::string_view title_word_prefix(bool title_only) { return title_only ? schema::kTitleWord : ""; }

}  // namespace

LeafCompiler::LeafCompiler(const Query& query, const Snapshot& snapshot,
                           const std::vector<std::string>& languages, Analyzers& analyzers,
                           Deadline& deadline)
    : snapshot_(snapshot),
      forms_(snapshot, languages, analyzers),
      prefix_words_(snapshot.database(), snapshot.glass_tables(), query, deadline),
      stop_words_(query, languages, snapshot.main_languages()) {}

QueryTree LeafCompiler::make(const Query& part, const QueryPlace& place) {
  part_ = &part;
  place_ = place;
  scores_ = scores_ || !place.negated;
  if (part.kind == Kind::kPhrase) return phrase(part);
  if (part.kind == Kind::kNear) return near(part);
  return part.kind == Kind::kPrefix ? prefix(part) : words(part);
}

void LeafCompiler::add_leaf(Leaf leaf) {
  if (place_.negated) return;
  leaf.branch = place_.branch;
  leaf.part = part_;
  leaves_.push_back(std::move(leaf));
}

QueryTree LeafCompiler::words(const Query& q) {
  if (q.field == Field::kByline) return byline(q);
  return q.spellings && q.words.size() > 1 ? parts_or_joined(q) : side_by_side(q);
}

LeafWord LeafCompiler::forms_of(const Query& q, const std::string& word) {
  return q.spellings ? forms_.however_spelt(word) : forms_.searched(word);
}

// al-Zawahiri~, 卢卡申科~: others may write it as one word.
QueryTree LeafCompiler::parts_or_joined(const Query& q) {
  Query joined = q;
  joined.words = {std::accumulate(q.words.begin(), q.words.end(), std::string())};
  QueryTree parts = side_by_side(q);
  return QueryTree::any({std::move(parts), side_by_side(joined)});
}

QueryTree LeafCompiler::side_by_side(const Query& q) {
  const bool title = q.field == Field::kTitle;
  Leaf leaf{.kind = q.words.size() == 1 ? Leaf::Kind::kWord : Leaf::Kind::kAdjacent,
            .title_only = title};
  leaf.weight = 0;
  std::vector<std::string> terms;  // of the last word
  for (const std::string& word : q.words) {
    LeafWord& forms = leaf.words.emplace_back(forms_of(q, word));
    terms = terms_of(q, forms);
    for (const std::string& term : terms) forms.articles += counts().of(term).articles;
    leaf.weight = std::max(leaf.weight, rarity(counts(), terms));
  }
  QueryTree made =
      q.words.size() == 1 ? word_alone(q, leaf.words.front(), std::move(terms)) : standing(leaf);
  leaf.is_stop_word = stop_words_.hold(q);
  if (leaf.is_stop_word) leaf.weight *= kStopWordShare;
  add_leaf(std::move(leaf));
  return made;
}

// The terms that a word of the query is looked for by.
std::vector<std::string> LeafCompiler::terms_of(const Query& q, const LeafWord& word) {
  if (q.spellings) return spelling_terms(title_word_prefix(q.field == Field::kTitle), word);
  const bool is_alone = q.words.size() == 1;
  if (!is_alone) return stem_terms(schema::kStem, word);
  if (q.field == Field::kTitle) return stem_terms(schema::kTitleStem, word);
  return stem_terms(schema::kStem, word, forms_.has_other_stems(q.words.front(), word));
}

// A word that stands in the title says more; a name as typed counts for more than its other
// spellings.
QueryTree LeafCompiler::word_alone(const Query& q, const LeafWord& word,
                                   std::vector<std::string> terms) {
  if (q.spellings && q.field == Field::kTitle) return name_in_title(word);
  std::vector<AnyTerm> parts = {{.terms = std::move(terms)}};
  if (q.field != Field::kTitle && !place_.negated) {
    if (q.spellings) {
      parts.front().share = 1 - kTypedShare;
      parts.push_back({.terms = {word.word}, .share = kTypedShare});
    }
    parts.push_back(
        {.terms = stem_terms(schema::kTitleStem, word), .share = kTitleWeight, .only_ranks = true});
  }
  return word_of(std::move(parts));
}

// Title words themselves are not counted, their stems are: these weigh.
QueryTree LeafCompiler::name_in_title(const LeafWord& word) {
  QueryTree named = {.kind = QueryTree::Kind::kFilter,
                     .filter = {.terms = spelling_terms(schema::kTitleWord, word)}};
  return QueryTree::all(
      {word_of({{.terms = stem_terms(schema::kTitleStem, word)}}), std::move(named)});
}

QueryTree LeafCompiler::word_of(std::vector<AnyTerm> parts) const {
  return {.kind = QueryTree::Kind::kWord, .scale = place_.scale, .word = std::move(parts)};
}

// The words of a leaf, as they must stand.
QueryTree LeafCompiler::standing(const Leaf& leaf) {
  defers_ = defers_ || !place_.negated;
  return {.kind = QueryTree::Kind::kPhrase,
          .scale = place_.scale,
          .phrase = std::make_shared<const Leaf>(leaf)};
}

QueryTree LeafCompiler::byline(const Query& q) {
  std::vector<std::vector<std::string>> words;
  for (const std::string& accented : q.words) {
    words.push_back({forms_.folded(accented)});
    if (!q.spellings) continue;
    for (const Spelling& spelling : forms_.spellings_of(accented)) {
      words.back().push_back(spelling.word);
    }
  }
  return {.kind = QueryTree::Kind::kOther,
          .scale = place_.scale,
          .other = byline_words(counts(), words)};
}

// ---- phrases ---------------------------------------------------------------------------------

QueryTree LeafCompiler::phrase(const Query& q) {
  if (q.field == Field::kByline) return byline(q);
  if (q.spellings) return side_by_side(q);
  return q.window > 0 ? within(q, {&q}) : exact(q);
}

QueryTree LeafCompiler::exact(const Query& q) {
  Leaf leaf{.kind = Leaf::Kind::kExact, .title_only = q.field == Field::kTitle};
  leaf.weight = 0;
  for (const std::string& accented : q.words) add_exact(leaf, accented);
  leaf.stems_are_exact = std::ranges::all_of(
      leaf.words, [this](const LeafWord& word) { return forms_.stems_are_exact(word); });
  QueryTree made = leaf.words.size() == 1 ? single(leaf) : with_beginnings(leaf);
  add_leaf(std::move(leaf));
  return made;
}

void LeafCompiler::add_exact(Leaf& leaf, const std::string& accented) {
  const std::string field(title_word_prefix(leaf.title_only));
  std::vector<std::string> terms;
  if (is_prefix_word(accented)) {
    LeafWord beginning{forms_.folded(accented), {}, true};
    terms = prefix_words_.terms(field, beginning.word);
    for (const std::string& term : terms) beginning.begun.push_back(term.substr(field.size()));
    leaf.words.push_back(std::move(beginning));
  } else {
    leaf.words.push_back(forms_.exact(accented));
    terms = {field + leaf.words.back().word};
    leaf.words.back().articles = counts().of(terms.front()).articles;
  }
  leaf.weight += rarity(counts(), terms);
}

// A quotation of one word.
QueryTree LeafCompiler::single(const Leaf& leaf) {
  const LeafWord& word = leaf.words.front();
  const std::string field(title_word_prefix(leaf.title_only));
  std::vector<std::string> terms = {field + word.word};
  if (word.begins) terms = prefix_words_.terms(field, word.word);
  return word_of({{.terms = std::move(terms), .is_counted = !leaf.title_only}});
}

// Its beginnings of words are asked for beside the quotation.
QueryTree LeafCompiler::with_beginnings(const Leaf& leaf) {
  std::vector<QueryTree> needed;
  for (const LeafWord& word : leaf.words) {
    if (!word.begins) continue;
    const std::string field(title_word_prefix(leaf.title_only));
    needed.push_back(word_of(
        {{.terms = prefix_words_.terms(field, word.word), .is_counted = !leaf.title_only}}));
  }
  needed.push_back(standing(leaf));
  return QueryTree::all(std::move(needed));
}

// Words of the operands with fewer than `q.window` others among them.
QueryTree LeafCompiler::within(const Query& q, const std::vector<const Query*>& operands) {
  Leaf leaf{.kind = Leaf::Kind::kNear, .title_only = operands.front()->field == Field::kTitle};
  for (const Query* operand : operands) {
    for (const std::string& word : operand->words) leaf.words.push_back(forms_of(*operand, word));
  }
  leaf.window = q.window + static_cast<unsigned>(leaf.words.size()) - 1;  // they and the others
  std::vector<std::string> stems;
  for (const LeafWord& word : leaf.words) {
    const std::vector<std::string> of_word = stem_terms(schema::kStem, word);
    stems.insert(stems.end(), of_word.begin(), of_word.end());
  }
  leaf.weight = rarity(counts(), stems);
  QueryTree made = standing(leaf);
  add_leaf(std::move(leaf));
  return made;
}

QueryTree LeafCompiler::near(const Query& q) {
  std::vector<const Query*> operands;
  for (const Query& operand : q.children) operands.push_back(&operand);
  return within(q, operands);
}

QueryTree LeafCompiler::prefix(const Query& q) {
  const std::string word = forms_.folded(q.words.front());
  std::string_view field;
  if (q.field == Field::kTitle) field = schema::kTitleWord;
  if (q.field == Field::kByline) field = schema::kBylineWord;
  Leaf leaf{.kind = Leaf::Kind::kPrefix, .title_only = q.field == Field::kTitle};
  leaf.words.push_back({word, {}});
  if (q.field != Field::kByline) add_leaf(std::move(leaf));
  return word_of({{.terms = prefix_words_.terms(std::string(field), word),
                   .is_counted = q.field == Field::kAny}});
}

}  // namespace newsdex
