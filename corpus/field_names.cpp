#include "corpus/field_names.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "common/ascii.hpp"
#include "corpus/html.hpp"
#include "corpus/text_layout.hpp"

namespace newsdex {
namespace {

struct FieldRow {
  std::string RawRecord::*field;
  std::string_view names;  // best first, with a space between
};

constexpr std::array kFieldRows = std::to_array<FieldRow>({
    {&RawRecord::id, "id docno docid articleid newsid guid uuid"},
    {&RawRecord::title, "title headline head webtitle"},
    {&RawRecord::text,
     "text body content maintext fulltext articletext articlebody bodytext contenttext contenthtml "
     "article story description summary abstract lead leadparagraph openingtext"},
    {&RawRecord::date,
     "date published publishedat datepublished publisheddate publishdate datepublish publishtime "
     "publicationdate webpublicationdate pubdate firstpublished datetime timestamp time created "
     "createdat"},
    {&RawRecord::updated, "updated updatedat modified modifiedat datemodified lastmodified"},
    {&RawRecord::source,
     "source publisher sourcename sitename site outlet publication newspaper sourcedomain domain"},
    {&RawRecord::language, "language lang inlanguage locale"},
    {&RawRecord::url, "url link canonicalurl weburl permalink uri href articleurl"},
    {&RawRecord::byline, "byline author authors creator"},
    {nullptr,
     "topics topic tags keywords categories category section sections sectionname subjects"},
});

static_assert(kFieldRows.size() == kNamedFields);

constexpr std::size_t kLongestName = 40;

std::unordered_map<std::string_view, NamedField> make_table() {
  std::unordered_map<std::string_view, NamedField> table;
  for (std::size_t row = 0; row < kFieldRows.size(); ++row) {
    std::string_view names = kFieldRows[row].names;
    for (int rank = 0; !names.empty(); ++rank) {
      const auto end = std::min(names.find(' '), names.size());
      table.emplace(names.substr(0, end), NamedField{kFieldRows[row].field, row, rank});
      names.remove_prefix(std::min(end + 1, names.size()));
    }
  }
  return table;
}

std::string joined(std::vector<std::string>& values, std::string_view separator) {
  if (values.size() == 1) return std::move(values.front());
  std::string all;
  for (const std::string& value : values) {
    if (value.empty()) continue;
    if (!all.empty()) all.append(separator);
    all.append(value);
  }
  return all;
}

// "oil, gas; coal" is three topics where it stands as one string.
void add_topics(const std::vector<std::string>& values, std::vector<std::string>& topics) {
  for (std::string_view rest : values) {
    if (values.size() > 1) {
      topics.emplace_back(rest);
      continue;
    }
    while (!rest.empty()) {
      const auto end = std::min(rest.find_first_of(",;"), rest.size());
      topics.emplace_back(ascii::trimmed(rest.substr(0, end)));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
}

// Exports of web sites hold the markup of their pages.
bool begins_with_html(std::string_view text) {
  static constexpr std::array<std::string_view, 20> kTags = {
      "p",   "div", "h1",     "h2", "h3", "h4",   "ul",    "ol",  "figure",     "section",
      "img", "b",   "strong", "em", "i",  "span", "table", "pre", "blockquote", "article"};
  text = ascii::trimmed(text.substr(0, 200));
  if (!text.starts_with('<')) return false;
  const auto name = text.substr(1, text.find_first_of("> \t\n/", 1) - 1);
  return std::any_of(kTags.begin(), kTags.end(),
                     [&](std::string_view tag) { return ascii::equal(tag, name); });
}

}  // namespace

const NamedField* named_field(std::string_view name) {
  static const auto table = make_table();
  if (name.size() > kLongestName) return nullptr;
  std::array<char, kLongestName> plain{};
  std::size_t size = 0;
  for (const char c : name) {
    if (c != '_' && c != '-' && c != ' ') plain[size++] = ascii::lower(c);
  }
  const auto found = table.find(std::string_view(plain.data(), size));
  return found == table.end() ? nullptr : &found->second;
}

bool is_title(const NamedField& field) { return field.field == &RawRecord::title; }
bool is_text(const NamedField& field) { return field.field == &RawRecord::text; }

void NamedFields::take(const NamedField& field, std::vector<std::string>& values) {
  if (field.field == nullptr) return add_topics(values, record.topics);
  std::string value = joined(values, is_text(field) ? "\n" : ", ");
  if (value.empty()) return;  // another name may say more
  if (is_text(field)) {
    const bool html = begins_with_html(value);
    if (html) value = html_text(value);
    record.wrap_width = html ? kNotWrapped : kFindWidth;
  }
  record.*field.field = std::move(value);
  ranks_[field.row] = field.rank;
}

}  // namespace newsdex
