#include "indexer/boilerplate.hpp"

#include <algorithm>
#include <charconv>

#include "common/schema.hpp"
#include "common/short_lines.hpp"
#include "common/stored_record.hpp"
#include "indexer/run_documents.hpp"

namespace newsdex {
namespace {

// Gives the short lines of each article until `each` returns false.
template <class Each>
void each_articles_lines(const Xapian::Database& database, Each each) {
  const auto end = database.valuestream_end(schema::kLinesSlot);
  for (auto at = database.valuestream_begin(schema::kLinesSlot); at != end; ++at) {
    if (!each(at.get_docid(), read_lines(*at))) return;
  }
}

// `go_through` gives every article's lines to what it is given.
template <class GoThrough>
std::string count_lines(std::uint64_t articles, GoThrough go_through) {
  LineCounts counts(articles);
  go_through([&counts](const ArticleLines& article) { counts.expect(article); });
  go_through([&counts](const ArticleLines& article) { counts.add(article); });
  return counts.take_boilerplate();
}

constexpr std::uint64_t kCountedAgainAfter = 1000;  // one of so many articles

// How many articles changed since the lines were counted.
std::uint64_t read_uncounted(const Xapian::Database& database) {
  const std::string text = database.get_metadata(std::string(schema::kUncountedKey));
  std::uint64_t uncounted = 0;
  std::from_chars(text.data(), text.data() + text.size(), uncounted);
  return uncounted;
}

BoilerplateLine as_it_stands(const Xapian::Database& database, Xapian::docid docid,
                             const Boilerplate::Row& row) {
  const Article article = stored_record(database, docid).article;
  BoilerplateLine shown{"", article.source, row.articles, row.of_publisher};
  for (const ShortLine& line : short_lines(article.text)) {
    if (line.key == row.line) shown.text = article.text.substr(line.begin, line.end - line.begin);
  }
  return shown;
}

}  // namespace

std::string find_boilerplate(const Xapian::Database& database) {
  return count_lines(database.get_doccount(), [&](auto each) {
    each_articles_lines(database, [&](Xapian::docid, const ArticleLines& article) {
      each(article);
      return true;
    });
  });
}

std::string find_boilerplate(const RunStore& runs, std::uint64_t articles) {
  return count_lines(articles, [&](auto each) {
    for_each_document(runs, 1, [&](glass::Docid, std::uint64_t, SectionReader& in) {
      for_each_value(in, [&](std::uint32_t slot, std::string_view value) {
        if (slot == schema::kLinesSlot) each(read_lines(value));
      });
    });
  });
}

void update_boilerplate(Xapian::WritableDatabase& database, std::uint64_t changed,
                        std::uint64_t articles) {
  std::uint64_t uncounted = read_uncounted(database) + changed;
  if (uncounted * kCountedAgainAfter > articles) {
    database.set_metadata(std::string(schema::kBoilerplateKey), find_boilerplate(database));
    uncounted = 0;
  }
  database.set_metadata(std::string(schema::kUncountedKey),
                        uncounted > 0 ? std::to_string(uncounted) : "");
}

std::vector<BoilerplateLine> show_boilerplate(const Xapian::Database& database, std::size_t most) {
  Boilerplate known;
  known.add(database.get_metadata(std::string(schema::kBoilerplateKey)));
  std::vector<Boilerplate::Row> rows = known.rows();
  std::ranges::stable_sort(rows, std::ranges::greater(), &Boilerplate::Row::articles);
  rows.resize(std::min(rows.size(), most));
  std::vector<BoilerplateLine> shown(rows.size());
  std::size_t missing = rows.size();
  each_articles_lines(database, [&](Xapian::docid docid, const ArticleLines& article) {
    for (std::size_t i = 0; i < rows.size() && missing > 0; ++i) {
      const bool has_it = article.publisher == rows[i].publisher &&
                          std::ranges::count(article.lines, rows[i].line, &PlacedLine::key) > 0;
      if (!has_it || shown[i].articles > 0) continue;
      shown[i] = as_it_stands(database, docid, rows[i]);
      --missing;
    }
    return missing > 0;
  });
  std::erase_if(shown, [](const BoilerplateLine& line) { return line.articles == 0; });  // removed
  return shown;
}

}  // namespace newsdex
