// Words of any script in the letters a to z, for comparing how names sound.
#pragma once

#include <string>
#include <string_view>

namespace newsdex {

// A word in the letters a…z, as an English newspaper would about spell its sounds: Лукашенко and
// Lukašenko are lukashenko, 卢卡申科 is lukashenke (pinyin, without tones), لوكاشينكو is lwkashynkw
// (Arabic writes few vowels). What ICU cannot transliterate, and all that is no letter, is left
// out. Safe from several threads.
[[nodiscard]] std::string latin_letters(std::string_view word);

}  // namespace newsdex
