// Random queries in the language that people type, with every operator and at every level.
#pragma once

#include <cstddef>
#include <random>
#include <string>
#include <vector>

#include "tests/support/texts.hpp"

namespace newsdex::test {

class RandomQueries {
 public:
  // What queries are made of.
  struct Material {
    std::vector<std::string> words;    // as they may be typed
    std::vector<std::string> runs;     // words that follow each other somewhere, parted by spaces
    std::vector<std::string> filters;  // source:x
    std::size_t prefix_letters = 2;    // at least; some words must have so many
  };

  RandomQueries(unsigned seed, Material material) : random_(seed), made_of_(std::move(material)) {}

  std::size_t below(std::size_t bound) { return random_.below(bound); }

  std::string query(unsigned depth = 0) {
    if (depth > 2 || below(3) == 0) return leaf() + boost();
    // One after the other: the order in which operands of + are made is the compiler's choice.
    std::string made = "(";
    switch (below(6)) {
      case 0:
        made += joined(" AND ", depth);
        break;
      case 1:
        made += joined(" OR ", depth);
        break;
      case 2:
        made += joined(" NOT ", depth);
        break;
      case 3:
        made += near();
        break;
      default:
        made += sum(depth);
        break;
    }
    return made + ")" + boost();
  }

 private:
  const std::string& pick(const std::vector<std::string>& list) { return list[below(list.size())]; }
  const std::string& word() { return pick(made_of_.words); }
  std::string boost() { return below(10) == 0 ? pick({"^2", "^0.5", "^10"}) : std::string(); }
  std::string distance() { return std::to_string(1 + below(5)); }

  // The first characters of a word.
  std::string prefix() {
    std::string whole = word();  // a short one could stand for more words than a query may have
    while (whole.size() < made_of_.prefix_letters) whole = word();
    std::size_t end = 0;
    for (std::size_t left = made_of_.prefix_letters + below(2); left > 0 && end < whole.size();
         --left) {
      (void)next_code_point(whole, end);
    }
    return whole.substr(0, end) + "*";
  }

  // Words that stand so somewhere, or that may.
  std::string quotation(std::size_t most) {
    const std::string run = below(2) == 0 ? pick(made_of_.runs) : std::string();
    std::string text;
    std::size_t at = run.empty() ? 0 : below(run.size());
    while (at > 0 && run[at] != ' ') --at;
    for (std::size_t left = 1 + below(most); left > 0; --left) {
      const std::size_t begin = run.find_first_not_of(' ', at);
      if (begin == std::string::npos) {
        text += word() + " ";
        continue;
      }
      at = std::min(run.find(' ', begin), run.size());
      text += run.substr(begin, at - begin) + " ";
    }
    text.pop_back();
    return text;
  }

  std::string leaf() {
    switch (below(17)) {
      case 14:
        return word() + "~";
      case 15:
        return pick({"title:", "byline:"}) + word() + "~";
      case 16:
        return pick({"\"" + quotation(2) + "\"~", word() + "-" + word() + "~"});
      case 0:
      case 1:
        return "\"" + quotation(4) + "\"";
      case 2:
        return "\"" + word() + " " + prefix() + "\"";
      case 3:
        return "\"" + prefix() + " " + quotation(2) + "\"";
      case 4:
        return "\"" + quotation(3) + "\"~" + distance();
      case 5:
        return prefix();
      case 6:
        return "title:" + pick({word(), prefix(), "\"" + quotation(2) + "\"",
                                "\"" + quotation(2) + "\"~" + distance(), word() + "-" + word()});
      case 7:
        return "byline:" + pick({word(), prefix(), "\"" + word() + " " + word() + "\""});
      case 8:
        return word() + "-" + word();
      case 9:
      case 10:
        return pick(made_of_.filters);
      case 11:
        return below(4) == 0 ? "*" : word();
      default:
        return word();
    }
  }

  std::string near() {
    const bool title = below(4) == 0;
    std::string made;
    for (std::size_t left = 2 + below(2); left > 0; --left) {
      if (!made.empty()) made += " NEAR/" + distance() + " ";
      made +=
          (title ? "title:" : "") + pick({word(), word(), word() + "~", "\"" + quotation(2) + "\"",
                                          "(" + word() + " OR " + word() + ")"});
    }
    return made;
  }

  std::string joined(const std::string& joint, unsigned depth) {
    std::string made = query(depth + 1);
    made += joint;
    made += query(depth + 1);
    return made;
  }

  std::string sum(unsigned depth) {
    std::string made;
    for (std::size_t left = 1 + below(3); left > 0; --left) {
      made += pick({"", "", "+", "-"});
      made += query(depth + 1) + " ";
    }
    return made;
  }

  RandomText random_;
  Material made_of_;
};

}  // namespace newsdex::test
