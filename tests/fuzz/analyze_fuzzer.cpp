// Any bytes are text: tokens lie in it in order, a token's accented form gives its forms back, and
// passages hold every token once.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <newsdex/analyzer.hpp>
#include <string_view>
#include <vector>

#include "common/passages.hpp"
#include "common/sentences.hpp"

namespace {

using namespace newsdex;

void check(bool holds) {
  if (!holds) std::abort();
}

void check_tokens(Analyzer& analyzer, std::string_view text, const std::vector<Token>& tokens) {
  std::size_t last = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    check(last <= tokens[i].begin && tokens[i].begin < tokens[i].end);
    check(!tokens[i].word.empty() && !tokens[i].stem.empty() && tokens[i].word.size() <= 240);
    last = tokens[i].end;
    check(last <= text.size() && sentence_end(text, tokens, i) >= last);
    const WordForms forms = analyzer.forms_of(tokens[i].accented);
    check(forms.accented == tokens[i].accented && forms.word == tokens[i].word &&
          forms.stem == tokens[i].stem && forms.other_stem == tokens[i].other_stem);
  }
}

void check_passages(std::string_view text, const std::vector<Token>& tokens) {
  std::size_t token = 0;
  std::size_t end = 0;
  for (const PassageSpan& passage : split_passages(text, tokens)) {
    check(passage.first_token == token && passage.words >= 1 && passage.words <= kHardPassageWords);
    token += passage.words;
    check(end <= passage.begin && passage.begin <= tokens[passage.first_token].begin);
    end = passage.end;
    check(token <= tokens.size() && tokens[token - 1].end <= end && end <= text.size());
  }
  check(token == tokens.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kMostBytes = 1 << 12;  // sentence_end is asked of every token
  const std::string_view text(reinterpret_cast<const char*>(data),
                              size < kMostBytes ? size : kMostBytes);
  static Analyzer english("en");
  static Analyzer turkish("tr");
  static Analyzer again("tr");
  std::vector<Token> tokens;
  english.analyze(text, tokens);
  check_passages(text, tokens);
  turkish.analyze(text, tokens);
  check_tokens(again, text, tokens);
  return 0;
}
