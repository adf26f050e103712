#include "bench/quality/ranking/trec.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <string_view>

#include <fmt/format.h>

#include "common/ascii.hpp"
#include "corpus/clean_text.hpp"

namespace newsdex::bench {
namespace {

// What stands after the tag up to the next one, without the label that old topics repeat
// ("Number:", "Topic:", "Description:"), as words between single spaces.
std::string field_of(std::string_view topic, std::string_view tag) {
  const auto at = topic.find(tag);
  if (at == std::string_view::npos) return {};
  const auto begin = at + tag.size();
  const std::string line = one_line(topic.substr(begin, topic.find('<', begin) - begin));
  std::string_view field = line;
  for (const std::string_view label : {"Number:", "Topic:", "Description:"}) {
    if (field.starts_with(label)) field = ascii::trimmed(field.substr(label.size()));
  }
  return std::string(field);
}

}  // namespace

std::vector<Question> read_topics(std::istream& in) {
  const std::string all{std::istreambuf_iterator<char>(in), {}};
  std::vector<Question> questions;
  for (auto at = all.find("<top>"); at != std::string::npos; at = all.find("<top>", at + 1)) {
    const std::string_view topic = std::string_view(all).substr(at, all.find("</top>", at) - at);
    std::string text = field_of(topic, "<title>");
    if (text.empty()) text = field_of(topic, "<desc>");
    questions.push_back({field_of(topic, "<num>"), std::move(text)});
  }
  return questions;
}

Judgements read_qrels(std::istream& in) {
  Judgements judgements;
  std::string question;
  std::string iteration;
  std::string document;
  for (int gain = 0; in >> question >> iteration >> document >> gain;) {
    judgements[question][document] = std::max(gain, 0);
  }
  return judgements;
}

void write_run(const Run& run, const std::string& tag, std::ostream& out) {
  for (const auto& [question, ranking] : run) {
    std::size_t rank = 0;
    for (const Ranked& ranked : ranking) {
      out << fmt::format("{} Q0 {} {} {:.6f} {}\n", question, ranked.document, ++rank, ranked.score,
                         tag);
    }
  }
}

Run read_run(std::istream& in) {
  struct Line {
    Ranked ranked;
    std::size_t rank = 0;
  };
  std::map<std::string, std::vector<Line>> lines;
  std::string question;
  std::string q0;
  std::string tag;
  for (Line line;
       in >> question >> q0 >> line.ranked.document >> line.rank >> line.ranked.score >> tag;) {
    lines[question].push_back(line);
  }
  Run run;
  for (auto& [id, of_question] : lines) {
    std::ranges::sort(of_question, {}, &Line::rank);
    std::ranges::stable_sort(of_question, std::greater<>(),
                             [](const Line& line) { return line.ranked.score; });
    for (const Line& line : of_question) run[id].push_back(line.ranked);
  }
  return run;
}

}  // namespace newsdex::bench
