// Tokens as tests write them down.
#pragma once

#include <newsdex/analyzer.hpp>
#include <string>
#include <vector>

namespace newsdex::test {

// "0-7 etat (état) =etat ~etats ^, …": the bytes, the word, (the case-folded word) where it has
// accents, =the stem where it is not the word, ~the other stem where there is one, ^ where the
// token is capitalised.
inline std::string print(const std::vector<Token>& tokens) {
  std::string out;
  for (const Token& token : tokens) {
    if (!out.empty()) out += ", ";
    out += std::to_string(token.begin) + "-" + std::to_string(token.end) + " ";
    out += token.word;
    if (token.accented != token.word) out.append(" (").append(token.accented).append(")");
    if (token.stem != token.word) out.append(" =").append(token.stem);
    if (!token.other_stem.empty()) out.append(" ~").append(token.other_stem);
    if (token.capitalised) out += " ^";
  }
  return out;
}

}  // namespace newsdex::test
