// The lines of a file, of any number and size.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "corpus/raw_record.hpp"
#include "corpus/text_window.hpp"

namespace newsdex {

// Calls `visit` with each line, without its line feed, and its number, to the end of the window.
// What is longer than a record may be is broken and passed over, so the window stays bounded. Of a
// file that was cut short the last line is left out: it is known to be broken, and so is the file.
// A line is followed by TextWindow::kPadding readable bytes.
void for_each_line(TextWindow& window, BrokenSink& sink,
                   const std::function<void(std::string_view line, std::uint64_t number)>& visit);

}  // namespace newsdex
