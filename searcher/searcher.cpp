#include <newsdex/searcher.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <unordered_set>
#include <utility>

#include "common/stub.hpp"
#include "common/xapian_error.hpp"
#include "searcher/article_text.hpp"
#include "searcher/compile.hpp"
#include "searcher/deadline.hpp"
#include "searcher/explain.hpp"
#include "searcher/filters.hpp"
#include "searcher/join_ranks.hpp"
#include "searcher/long_query.hpp"
#include "searcher/match.hpp"
#include "searcher/recency.hpp"
#include "searcher/show_passage.hpp"
#include "searcher/snapshot.hpp"
#include "searcher/suggest.hpp"
#include "searcher/whole_articles.hpp"
#include "searcher/write_warning.hpp"

namespace newsdex {
namespace {

ParsedQuery parse(std::string_view text, const SearchOptions& options) {
  for (const std::string& phrase : options.phrases) {
    if (phrase_query(phrase).kind == Query::Kind::kNothing) {
      throw Error(ErrorKind::kUsage, fmt::format("the phrase \"{}\" has no words", phrase));
    }
  }
  ParsedQuery parsed = options.plain ? parse_plain(text, options.phrases)
                                     : parse_query(text, std::time(nullptr), options.phrases);
  if (options.strict && !parsed.warnings.empty()) {
    const QueryWarning& first = parsed.warnings.front();
    std::string place = pointed_at(text, first);
    place.pop_back();  // whoever prints the message ends the line
    throw Error(ErrorKind::kUsage, first.message + "\n" + place);
  }
  return parsed;
}

bool has_filters(const SearchOptions& options) {
  return options.since || options.until || !options.sources.empty() || !options.languages.empty();
}

// So many articles behind the last that is wanted are likely to decide which come first: phrases
// need not be looked for in more.
constexpr std::size_t kLikelyToDecide = 50;

// More than any index holds, and small enough for what is reckoned with the number.
constexpr std::size_t kMostPassages = std::size_t{1} << 40;

// Filters without words match all that pass them.
bool is_blank_query(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// What the options let pass.
std::vector<Filter> filters_of(const SearchOptions& options, const Snapshot& snapshot) {
  std::vector<Filter> filters;
  if (!options.languages.empty()) {
    filters.push_back(
        language_filter(options.languages, snapshot.database(), snapshot.glass_tables()));
  }
  if (!options.sources.empty()) filters.push_back(source_filter(options.sources));
  if (options.since || options.until) {
    filters.push_back(
        date_filter(options.since ? std::optional(options.since->seconds) : std::nullopt,
                    options.until ? std::optional(end_of(*options.until)) : std::nullopt));
  }
  return filters;
}

std::uint64_t articles_of(const std::vector<RankedHit>& hits) {
  std::unordered_set<Xapian::docid> articles;
  for (const RankedHit& hit : hits) articles.insert(hit.article);
  return articles.size();
}

}  // namespace

class Searcher::Internal {
 public:
  explicit Internal(std::vector<std::filesystem::path> indexes)
      : paths_(std::move(indexes)), snapshot_(paths_) {}

  bool refresh() {
    bool moved = false;
    on_snapshot([&](bool fresh) { moved = move_on() || fresh; });
    return moved;
  }

  SearchResult search(std::string_view text, const SearchOptions& options) {
    const auto start = std::chrono::steady_clock::now();
    if (is_blank_query(text) && options.phrases.empty() && !has_filters(options)) {
      throw Error(ErrorKind::kUsage, "the query is empty; give words to search for");
    }
    ParsedQuery parsed = parse(text, options);
    if (is_blank_query(text) && options.phrases.empty())
      parsed.query = {.kind = Query::Kind::kEverything};
    SearchResult result;
    result.query = text;
    result.parsed = to_string(parsed.query);
    on_snapshot([&](bool) {
      if (!options.same_snapshot) move_on();
      answer(parsed.query, parsed.warnings, options, result);
    });
    result.elapsed_ms =
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    return result;
  }

 private:
  // Runs `action`, again on a fresh snapshot, which it is told, where a writer moved on too far
  // under it.
  template <class Action>
  void on_snapshot(Action&& action) {
    bool lost = false;
    despite_writers(where(), [&] {
      const bool fresh = std::exchange(lost, true);
      if (fresh) snapshot_ = Snapshot(paths_);
      action(fresh);
    });
  }

  // Which of several indexes an error is of is not known.
  [[nodiscard]] std::string where() const {
    if (paths_.size() == 1) return paths_.front().string();
    std::vector<std::string> names;
    for (const std::filesystem::path& path : paths_) names.push_back(path.string());
    return fmt::format("one of {}", fmt::join(names, ", "));
  }

  bool move_on() {
    if (!snapshot_.is_stale()) return false;
    snapshot_ = Snapshot(paths_);
    return true;
  }

  void answer(const Query& query, const std::vector<QueryWarning>& warnings,
              const SearchOptions& options, SearchResult& result) {
    Deadline deadline(options.timeout_seconds,
                      Deadline::steps_for(snapshot_.database().get_doccount()));
    result.indexes = snapshot_.indexes();
    result.hits.clear();
    result.suggestions.clear();
    result.warnings = warnings;
    const CompiledQuery compiled = compile(query, snapshot_, options.languages, analyzers_,
                                           deadline, filters_of(options, snapshot_));
    for (const CompileNote& note : compiled.notes) add_note(result, note);
    result.names = compiled.names;
    std::optional<Xapian::Query> recent;
    if (options.recent_half_life > 0 && compiled.scores) {
      recent = recency(compiled.leaves, options.recent_half_life);
    }
    const auto for_xapian = [&] {
      return recent ? Xapian::Query(Xapian::Query::OP_AND_MAYBE, compiled.query(), *recent)
                    : compiled.query();
    };
    std::vector<ScoringPart> parts;
    if (options.explain) {
      result.xapian_query = for_xapian().get_description();
      parts = compiled.parts();
      if (recent) parts.push_back({"recent", *recent});
    }

    // What only filters has no best: the newest come first.
    const Sort sort =
        compiled.scores || options.sort != Sort::kRelevance ? options.sort : Sort::kNewest;
    const std::size_t wanted =
        std::min(options.limit, kMostPassages) + std::min(options.offset, kMostPassages);
    const std::size_t articles =
        sort == Sort::kRelevance ? std::max(wanted, kRerankedArticles) : wanted;
    const bool one_index = result.indexes.size() == 1;
    const MatchRequest request{.query = for_xapian,
                               .flat = compiled.flat && !recent ? &*compiled.flat : nullptr,
                               .walks_all = compiled.walks_all,
                               .phase = one_index ? compiled.phase : nullptr,
                               .sort = sort,
                               .wanted = options.limit == 0 ? 0 : articles,
                               .at_first = wanted + kLikelyToDecide,
                               .count_all = options.count_all};
    const MatchedArticles matched = match_in_time(request, compiled, deadline);
    result.per_article = options.per_article;
    result.total = matched.total;
    result.total_is = matched.total_is;
    if (options.suggest && !deadline.has_passed()) {
      result.suggestions = suggest(query, result.total, snapshot_, options.languages, analyzers_);
    }

    static const Boilerplate kNone;
    const Boilerplate& boilerplate = options.keep_boilerplate ? kNone : snapshot_.boilerplate();
    BranchFinder branches(snapshot_.database(), compiled.branches);
    OccurrenceFinder finder(snapshot_.database(), snapshot_.glass_tables(), analyzers_, deadline,
                            &boilerplate, &branches);
    const std::vector<RankedHit> ranked =
        join_ranks(finder, matched, compiled.leaves, sort == Sort::kRelevance, options.per_article,
                   wanted, deadline);
    // More may be found by now than when they were counted.
    if (result.total < ranked.size()) {
      result.total = std::max(result.total, articles_of(ranked));
    }
    for (std::size_t i = options.offset; i < ranked.size(); ++i) {
      const std::vector<Leaf>& leaves = branches.matched(ranked[i].article, compiled.leaves);
      result.hits.push_back(hit_of(finder, ranked[i], leaves, boilerplate));
      Hit& hit = result.hits.back();
      hit.rank = i + 1;
      if (options.explain) {
        hit.explanation = explain_hit(finder, branches, parts, compiled.leaves, ranked[i], hit.id);
      }
    }
    if (deadline.has_passed()) add_note(result, {"", why_stopped(deadline, options)});
  }

  // What is found is to be shown, too: a tenth is left for that.
  [[nodiscard]] MatchedArticles match_in_time(const MatchRequest& request,
                                              const CompiledQuery& compiled,
                                              Deadline& deadline) const {
    const Deadline::Share most(deadline, 0.9);
    MatchedArticles matched = match_articles(snapshot_.database(), request, deadline);
    if (request.sort == Sort::kRelevance && request.wanted > 0 && is_long_query(compiled.leaves)) {
      promote_whole(snapshot_.database(), request, compiled, deadline, matched);
    }
    return matched;
  }

  [[nodiscard]] Xapian::Query recency(const std::vector<Leaf>& leaves, double half_life) const {
    const std::int64_t newest = newest_time(snapshot_.database(), std::time(nullptr));
    auto* source = new RecencySource(newest, half_life, most_recency(leaves));
    return Xapian::Query(source->release());
  }

  // Where the part stands in what was typed; all of it where that cannot be said.
  static void add_note(SearchResult& result, const CompileNote& note) {
    const std::size_t at = note.part.empty() ? std::string::npos : result.query.find(note.part);
    const bool found = at != std::string::npos;
    result.warnings.push_back(
        {found ? at : 0, found ? at + note.part.size() : result.query.size(), note.message});
  }

  static std::string why_stopped(const Deadline& deadline, const SearchOptions& options) {
    if (deadline.by_steps()) {
      return "so many phrases, or phrases of such frequent words, take too long to look for: the "
             "search was stopped; these are the best of what was found by then, and --timeout 0 "
             "lets it go on to the end";
    }
    return fmt::format(
        "the search was stopped after {} s; these are the best of what was found by then, and "
        "--timeout gives it longer",
        options.timeout_seconds);
  }

  static Hit hit_of(OccurrenceFinder& finder, const RankedHit& ranked,
                    const std::vector<Leaf>& leaves, const Boilerplate& boilerplate) {
    ArticleText article = finder.text(ranked.article);
    Hit hit = make_hit(article, leaves, ranked.passage, boilerplate);
    hit.score = ranked.score;
    return hit;
  }

  std::vector<std::filesystem::path> paths_;
  Analyzers analyzers_;
  Snapshot snapshot_;
};

Searcher::Searcher(std::vector<std::filesystem::path> indexes)
    : internal_(std::make_unique<Internal>(std::move(indexes))) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

SearchResult Searcher::search(std::string_view query, const SearchOptions& options) {
  return internal_->search(query, options);
}

bool Searcher::refresh() { return internal_->refresh(); }

std::filesystem::path index_to_search() { return default_index(); }

}  // namespace newsdex
