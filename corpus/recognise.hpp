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
  kRead,  // as `format`
  kSkip,  // a kind that newsdex does not read
  kFail,  // the content is not what the name says
};

struct Recognition {
  Verdict verdict = Verdict::kRead;
  Format format = Format::kText;
  std::string reason;  // why it is not read: names the kind

  friend bool operator==(const Recognition&, const Recognition&) = default;
};

// `head` is the first part of the decompressed file, tens of kilobytes where it has as many (UTF-16
// already turned into UTF-8); `name` the file's name without a compression's ending.
[[nodiscard]] Recognition recognise(std::string_view head, std::string_view name);

}  // namespace newsdex
