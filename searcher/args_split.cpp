#include "searcher/args_split.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <newsdex/error.hpp>
#include <string_view>

#include "searcher/closest_name.hpp"
#include "searcher/parse_fields.hpp"

namespace newsdex {

namespace {

class Splitter {
 public:
  Splitter(const std::vector<std::string>& typed, const std::vector<KnownOption>& known)
      : typed_(typed), known_(known) {}

  SplitArguments split() {
    while (at_ < typed_.size()) {
      const std::string& argument = typed_[at_++];
      if (argument == "--") {
        words_.insert(words_.end(), typed_.begin() + static_cast<std::ptrdiff_t>(at_),
                      typed_.end());
        break;
      }
      if (argument.starts_with("--")) {
        read_long(argument);
      } else if (words_.empty() && argument.size() > 1 && argument.front() == '-') {
        read_short(argument);
      } else {
        note_late_option(argument);
        words_.push_back(argument);
      }
    }
    result_.for_parser.emplace_back("--");
    std::ranges::move(words_, std::back_inserter(result_.for_parser));
    return std::move(result_);
  }

 private:
  [[nodiscard]] const KnownOption* find(std::string_view name) const {
    const auto found = std::ranges::find(known_, name, &KnownOption::name);
    return found == known_.end() ? nullptr : &*found;
  }

  void read_long(const std::string& argument) {
    const std::string name = argument.substr(0, argument.find('='));
    const KnownOption* option = find(name);
    if (option == nullptr) refuse_long(name);
    if (name.size() + 1 == argument.size()) refuse_without_value(*option);
    if (name.size() < argument.size()) {
      result_.for_parser.push_back(argument);
    } else {
      read_value(*option, {});
    }
  }

  // -n 5 or -n5.
  void read_short(const std::string& argument) {
    const KnownOption* option = find(argument.substr(0, 2));
    const std::string rest = argument.substr(2);
    const bool number_follows = rest.find_first_not_of("0123456789") == std::string::npos;
    const bool fits =
        option != nullptr && (rest.empty() || (option->takes_value && number_follows));
    if (!fits) {
      throw Error(
          ErrorKind::kUsage,
          fmt::format("there is no option {0}; to exclude a word that comes first, write -- "
                      "before the query: news-search -- {0} …",
                      argument));
    }
    read_value(*option, rest);
  }

  void read_value(const KnownOption& option, const std::string& value) {
    if (!option.takes_value) {
      result_.for_parser.push_back(option.name);
    } else if (!value.empty()) {
      result_.for_parser.push_back(joined(option.name, value));
    } else if (at_ < typed_.size() && !typed_[at_].empty()) {
      result_.for_parser.push_back(joined(option.name, typed_[at_++]));
    } else {
      refuse_without_value(option);
    }
  }

  [[noreturn]] static void refuse_without_value(const KnownOption& option) {
    if (!option.takes_value) {
      throw Error(ErrorKind::kUsage,
                  fmt::format("nothing follows the = of {0}=; write {0} alone", option.name));
    }
    throw Error(ErrorKind::kUsage, fmt::format("{0} needs a value: {0} {1}; news-search --help "
                                               "says what that is",
                                               option.name, option.value));
  }

  // A short option and its value are parted by nothing.
  static std::string joined(const std::string& name, const std::string& value) {
    return name.starts_with("--") ? name + "=" + value : name + value;
  }

  [[noreturn]] void refuse_long(const std::string& name) const {
    std::vector<std::string_view> names;
    for (const KnownOption& option : known_) {
      if (option.name.starts_with("--")) names.push_back(option.name);
    }
    const std::string_view meant = closest_name(name, names);
    throw Error(ErrorKind::kUsage,
                meant.empty()
                    ? fmt::format("there is no option {}; news-search --help shows them all", name)
                    : fmt::format("there is no option {}; did you mean {}?", name, meant));
  }

  void note_late_option(const std::string& argument) {
    if (words_.empty() || find(argument) == nullptr) return;
    result_.notes.push_back(
        fmt::format("after the query's first word, {} excludes the word \"{}\"; short options "
                    "belong before the query",
                    argument, argument.substr(1)));
  }

  const std::vector<std::string>& typed_;
  const std::vector<KnownOption>& known_;
  std::size_t at_ = 0;
  std::vector<std::string> words_;
  SplitArguments result_;
};

std::string with_quotes_back(const std::string& word) {
  const std::size_t name = word.find_first_not_of("+-");
  const std::size_t colon = word.find(':');
  if (name > 1 || colon == std::string::npos || colon < name) return word;
  const std::string value = word.substr(colon + 1);
  const bool holds_space = value.find(' ') != std::string::npos;
  const bool quoted = value.find_first_of("\"(") != std::string::npos;
  if (!holds_space || quoted || !field_of(word.substr(name, colon - name))) return word;
  return word.substr(0, colon + 1) + '"' + value + '"';
}

}  // namespace

SplitArguments split_arguments(const std::vector<std::string>& typed,
                               const std::vector<KnownOption>& known) {
  return Splitter(typed, known).split();
}

std::string query_of(const std::vector<std::string>& words) {
  if (words.size() == 1) return words.front();
  std::string query;
  for (const std::string& word : words) {
    if (!query.empty()) query += ' ';
    query += with_quotes_back(word);
  }
  return query;
}

}  // namespace newsdex
