// What news-index prints for people.
#pragma once

#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

#include <newsdex/indexer.hpp>

namespace newsdex {

// "912 bytes", "17.2 MB": powers of 1000
[[nodiscard]] std::string byte_size(std::uint64_t bytes);

// "/news/a.zip, record b.html, line 3: …"
[[nodiscard]] std::string described(const FileIssue& issue);

// Issues, the first of them, then the summary line.
void print_update(std::ostream& err, const UpdateReport& report, bool verbose);
void print_status(std::ostream& out, const Status& status, bool failed);
// A file a line to `out`, "html  /news/a.html"; what they come to, and in detail what archives hold
// that would not be read, to `err`.
void print_preview(std::ostream& out, std::ostream& err, const UpdatePreview& preview,
                   bool verbose);
// A file a line; of one alone its articles, too.
void print_stories(std::ostream& out, const std::vector<FileStory>& stories);
// A table of the text's tokens: position, bytes, word, stems.
void print_analysis(std::ostream& out, const std::string& text, const std::string& language);

}  // namespace newsdex
