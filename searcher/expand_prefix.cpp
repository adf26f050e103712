#include "searcher/expand_prefix.hpp"

#include <algorithm>
#include <utility>

#include "common/numbers.hpp"
#include "searcher/term_walk.hpp"

namespace newsdex {
namespace {

constexpr std::size_t kMostWords = 1000;  // of a query

std::size_t prefixes_of(const Query& query) {
  std::size_t prefixes = query.kind == Query::Kind::kPrefix ? 1 : 0;
  prefixes += static_cast<std::size_t>(std::ranges::count_if(query.words, is_prefix_word));
  for (const Query& child : query.children) prefixes += prefixes_of(child);
  return prefixes;
}

}  // namespace

std::string PrefixWords::Cut::message() const {
  return "this is searched as the " + grouped(taken) + " most frequent of the " + grouped(words) +
         " words that begin so";
}

PrefixExpansion expand_prefix(const Xapian::Database& database, const GlassTables& tables,
                              const std::string& prefix, std::size_t most, Deadline& deadline) {
  // A heap of the best so far, the least frequent on top.
  using Found = std::pair<Xapian::doccount, std::string>;
  std::vector<Found> best;
  PrefixExpansion expansion;
  for (TermWalk walk(database, tables, prefix); !walk.at_end(); walk.next()) {
    if (deadline.passed()) break;
    ++expansion.words;
    const Xapian::doccount articles = walk.articles();
    if (best.size() == most) {
      if (articles <= best.front().first) continue;
      std::ranges::pop_heap(best, std::greater<>(), &Found::first);
      best.pop_back();
    }
    best.emplace_back(articles, walk.term());
    std::ranges::push_heap(best, std::greater<>(), &Found::first);
  }
  for (Found& found : best) expansion.terms.push_back(std::move(found.second));
  std::ranges::sort(expansion.terms);
  return expansion;
}

PrefixWords::PrefixWords(const Xapian::Database& database, const GlassTables& tables,
                         const Query& query, Deadline& deadline)
    : database_(database),
      tables_(tables),
      most_(std::max<std::size_t>(1, kMostWords / std::max<std::size_t>(1, prefixes_of(query)))),
      deadline_(deadline) {}

const std::vector<std::string>& PrefixWords::terms(const std::string& field,
                                                   const std::string& prefix) {
  const auto [found, is_new] = expansions_.try_emplace(field + prefix);
  PrefixExpansion& expansion = found->second;
  if (is_new) {
    expansion = expand_prefix(database_, tables_, field + prefix, most_, deadline_);
    if (expansion.terms.size() < expansion.words) {
      cut_.push_back({prefix, expansion.terms.size(), expansion.words});
    }
  }
  return expansion.terms;
}

}  // namespace newsdex
