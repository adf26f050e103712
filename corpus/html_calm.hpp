// Markup that a tree builder can take: what makes HTML parsers recurse or slow down is cut out.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace newsdex {

// Elements open inside one another, beyond which tags are dropped (browsers stop at 512 too).
inline constexpr std::size_t kDeepestHtml = 400;

// The page without the tags of elements that nest too deep, without those that only change letters
// (b, i, font, …: parsers open them again in each paragraph), with no tag of too many attributes
// and no reference to a character of a number that overflows. The text, and what is visible of it,
// stay as they are.
[[nodiscard]] std::string calm_html(std::string html);

}  // namespace newsdex
