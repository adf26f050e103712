// The words of grammar (the, of, what): beside others they say little about what is asked for.
#pragma once

#include <string_view>

namespace newsdex {

// `language` is BCP 47, of which the part before a hyphen counts; one without a list has none.
// `word` is as Token::accented.
[[nodiscard]] bool is_stop_word(std::string_view language, std::string_view word);

}  // namespace newsdex
