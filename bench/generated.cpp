#include "bench/generated.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace newsdex::bench {
namespace {

constexpr std::size_t kVocabulary = 30'000;

constexpr std::array<std::string_view, 48> kSyllables = {
    "ta", "re", "mi", "con", "ver", "al",   "son", "ment", "ing", "per", "lo",  "ka",
    "de", "st", "or", "in",  "ple", "tion", "gar", "bel",  "us",  "no",  "fi",  "cal",
    "e",  "ra", "so", "den", "ter", "mar",  "li",  "po",   "un",  "dis", "cor", "vi",
    "ha", "ne", "ro", "bi",  "gu",  "ly",   "pan", "tor",  "el",  "ci",  "sa",  "men"};
constexpr std::array<std::string_view, 12> kAccentedSyllables = {
    "é", "ção", "è", "ñe", "ü", "ô", "çai", "á", "ís", "ã", "ê", "ö"};
// Words a dictionary of Chinese knows: the words of news, roughly by frequency.
constexpr std::array<std::string_view, 64> kChineseWords = {
    "的",   "在",   "是",   "了",   "和",   "有",   "对",   "将",     "中国",  "政府", "国家",
    "经济", "美国", "问题", "表示", "发展", "人民", "公司", "市场",   "会议",  "总统", "今年",
    "国际", "社会", "工作", "记者", "企业", "进行", "北京", "世界",   "关系",  "部门", "合作",
    "投资", "安全", "能源", "石油", "价格", "银行", "增长", "选举",   "法院",  "警方", "调查",
    "报告", "计划", "项目", "技术", "研究", "大学", "学生", "医院",   "城市",  "交通", "环境",
    "天气", "足球", "比赛", "冠军", "电影", "文化", "历史", "俄罗斯", "乌克兰"};

// The rare words are pairs of these: names, to a dictionary.
constexpr std::string_view kHanCharacters =
    "山水火风天地东南西北上下大小新老高平长安明海江河林石金木";

std::string capitalised(std::string word) {
  if (word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

}  // namespace

Generator::Generator(Script script, std::uint32_t seed) : script_(script), random_(seed) {
  double total = 0;
  vocabulary_.reserve(kVocabulary);
  cumulative_.reserve(kVocabulary);
  for (std::size_t rank = 0; rank < kVocabulary; ++rank) {
    vocabulary_.push_back(new_word());
    total += 1.0 / static_cast<double>(rank + 2);
    cumulative_.push_back(total);
  }
  for (double& share : cumulative_) share /= total;
}

std::string Generator::new_word() {
  const std::size_t known = vocabulary_.size();
  if (script_ == Script::kChinese) {
    if (known < kChineseWords.size()) return std::string(kChineseWords[known]);
    const auto characters = static_cast<std::uint32_t>(kHanCharacters.size() / 3);
    std::string word;
    for (int i = 0; i < 2; ++i) word.append(kHanCharacters.substr(3 * below(characters), 3));
    return word;
  }
  // Frequent words are short.
  const std::uint32_t syllables = 1 + below(known < 100 ? 2 : 4);
  std::string word;
  for (std::uint32_t i = 0; i < syllables; ++i) word.append(kSyllables[below(kSyllables.size())]);
  if (script_ == Script::kAccented && below(6) == 0) {
    word.append(kAccentedSyllables[below(kAccentedSyllables.size())]);
  }
  return word;
}

const std::string& Generator::any_word() {
  const double share = static_cast<double>(random_()) / 4294967296.0;
  const auto found = std::upper_bound(cumulative_.begin(), cumulative_.end(), share);
  const auto rank = static_cast<std::size_t>(found - cumulative_.begin());
  return vocabulary_[std::min(rank, vocabulary_.size() - 1)];
}

std::string Generator::words(std::uint32_t count) {
  const bool chinese = script_ == Script::kChinese;
  std::string text = capitalised(any_word());
  for (std::uint32_t i = 1; i < count; ++i) {
    const std::uint32_t kind = below(40);
    if (kind < 3) text.append(chinese ? "，" : ",");
    if (!chinese) text.append(" ");
    if (kind == 39) {
      text.append(std::to_string(below(2100)));
    } else {
      text.append(kind >= 36 ? capitalised(any_word()) : any_word());
    }
  }
  return text;
}

std::string Generator::sentence() {
  return words(8 + below(25)).append(script_ == Script::kChinese ? "。" : ". ");
}

std::string Generator::text(std::size_t bytes) {
  std::string text;
  text.reserve(bytes + 400);
  while (text.size() < bytes) {
    const std::uint32_t sentences = 3 + below(2);
    for (std::uint32_t i = 0; i < sentences; ++i) text.append(sentence());
    text.append("\n");
  }
  return text;
}

Article Generator::article(std::size_t ordinal) {
  Article article;
  article.docno = std::to_string(ordinal);
  article.id = "generated/articles.jsonl#" + article.docno;
  article.title = words(8);
  article.text = text(1000 + below(3000));
  article.date = Date{.seconds = 946'684'800 + static_cast<std::int64_t>(ordinal) * 3600};
  article.source = "Agency " + std::to_string(below(20));
  article.language = script_ == Script::kChinese    ? "zh"
                     : script_ == Script::kAccented ? "fr"
                                                    : "en";
  return article;
}

std::string generated_json_lines(Script script, std::size_t count) {
  Generator generator(script);
  std::string lines;
  for (std::size_t i = 0; i < count; ++i) {
    const Article article = generator.article(i);
    const nlohmann::json line = {{"id", article.docno},      {"title", article.title},
                                 {"text", article.text},     {"date", to_string(*article.date)},
                                 {"source", article.source}, {"language", article.language}};
    lines.append(line.dump()).append("\n");
  }
  return lines;
}

}  // namespace newsdex::bench
