// What kind of file this is: by its content first, by its name second.
#pragma once

#include <string>
#include <string_view>

namespace newsdex {

enum class Format {
  kText,
  kHtml,
  kJsonLines,
  kJson,
  kCsv,
  kReutersSgml,
  kTrecSgml,
  kFeed,
  kNitf,
  kNewsmlG2,
  kNewsml1,
  kMail,
  kMbox,
  kTar,  // archives are known by archive_kind
  kZip,
  kSevenZip,
  kWarc,
  kArc,
};

// "text", "html", "jsonl", …: how it is called in what newsdex prints, and in docs/formats.md.
[[nodiscard]] std::string_view format_name(Format format);

enum class Verdict {
  kRead,    // as `format`
  kSkip,    // a kind that newsdex does not read
  kFail,    // the content is not what the name says
  kUnsure,  // more of the text would tell
};

struct Recognition {
  Verdict verdict = Verdict::kRead;
  Format format = Format::kText;
  std::string reason;  // why it is not read: names the kind

  friend bool operator==(const Recognition&, const Recognition&) = default;
};

// `text` is the first part of the decompressed file, 64 KB where it has as many (UTF-16 already
// turned into UTF-8); `name` the file's name without a compression's ending. `ended`: there is no
// more of it, and kUnsure is no answer; nor is it where there are more than kMaxJsonObjectBytes.
[[nodiscard]] Recognition recognise(std::string_view text, std::string_view name,
                                    bool ended = true);

}  // namespace newsdex
