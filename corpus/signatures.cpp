#include "corpus/signatures.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "common/ascii.hpp"
#include "common/utf8.hpp"

namespace newsdex {
namespace {

using namespace std::string_view_literals;

struct Signature {
  std::size_t offset;
  std::string_view bytes;
  std::string_view kind;
  bool also_words = false;  // a text may begin so too: it takes a zero byte nearby to be sure
};

constexpr std::size_t kNearby = 512;

constexpr std::array kSignatures = std::to_array<Signature>({
    {0, "%PDF-"sv, "PDF document"},
    {0, "%!PS"sv, "PostScript document"},
    {0, "{\\rtf"sv, "office document (RTF)"},
    {0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "office document (OLE)"},
    {0, "PK\x03\x04"sv, "archive or office document (zip)"},
    {0, "PK\x05\x06"sv, "archive (empty zip)"},
    {0, "7z\xBC\xAF\x27\x1C"sv, "archive (7z)"},
    {0, "Rar!\x1A\x07"sv, "archive (rar)"},
    {0, "!<arch>\n"sv, "archive (ar)"},
    {257, "ustar"sv, "archive (tar)", true},
    {0, "MSCF\0\0\0\0"sv, "archive (cab)"},
    {0, "\x1F\x9D"sv, "compressed data (compress)"},
    {0, "\x04\x22\x4D\x18"sv, "compressed data (lz4)"},
    {0, "]\0\0"sv, "compressed data (lzma)"},
    {0, "LZIP\x01"sv, "compressed data (lzip)"},
    {0, "\x89LZO\0"sv, "compressed data (lzop)"},
    {0, "\xFF\x06\0\0sNaPpY"sv, "compressed data (snappy)"},
    {0, "\x89PNG\r\n\x1A\n"sv, "image (PNG)"},
    {0, "\xFF\xD8\xFF"sv, "image (JPEG)"},
    {0, "GIF87a"sv, "image (GIF)"},
    {0, "GIF89a"sv, "image (GIF)"},
    {0, "II*\0"sv, "image (TIFF)"},
    {0, "MM\0*"sv, "image (TIFF)"},
    {0, "\0\0\x01\0"sv, "image (icon)"},
    {0, "RIFF"sv, "image, sound or video (RIFF)", true},
    {4, "ftyp"sv, "video or image (MP4 family)", true},
    {0, "\x1A\x45\xDF\xA3"sv, "video (Matroska)"},
    {0, "OggS\0"sv, "sound (Ogg)"},
    {0, "fLaC\0"sv, "sound (FLAC)"},
    {0, "ID3\x03"sv, "sound (MP3)"},
    {0, "ID3\x04"sv, "sound (MP3)"},
    {0,
     "\x7F"
     "ELF"sv,
     "program (ELF)"},
    {0, "\xCF\xFA\xED\xFE"sv, "program (Mach-O)"},
    {0, "\xCA\xFE\xBA\xBE"sv, "program (Java or Mach-O)"},
    {0, "MZ\x90\0"sv, "program (Windows)"},
    {0, "\0asm"sv, "program (WebAssembly)"},
    {0, "SQLite format 3\0"sv, "database (SQLite)"},
    {0, "PAR1"sv, "table (Parquet)", true},
    {0, "wOF2"sv, "font", true},
    {0, "wOFF"sv, "font", true},
    {0, "WARC/"sv, "web archive (WARC)"},
    {0, "filedesc:"sv, "web archive (ARC)"},
});

struct Ending {
  std::string_view ending;
  NameSays says;
  std::string_view kind;
};

constexpr std::array kEndings = std::to_array<Ending>({
    {".txt", NameSays::kText, {}},
    {".text", NameSays::kText, {}},
    {".md", NameSays::kText, {}},
    {".markdown", NameSays::kText, {}},
    {".rst", NameSays::kText, {}},
    {".html", NameSays::kHtml, {}},
    {".htm", NameSays::kHtml, {}},
    {".xhtml", NameSays::kHtml, {}},
    {".shtml", NameSays::kHtml, {}},
    {".json", NameSays::kJson, {}},
    {".jsonl", NameSays::kJsonLines, {}},
    {".ndjson", NameSays::kJsonLines, {}},
    {".sgm", NameSays::kSgml, {}},
    {".sgml", NameSays::kSgml, {}},
    {".trec", NameSays::kSgml, {}},
    {".csv", NameSays::kTable, {}},
    {".tsv", NameSays::kTable, {}},
    {".tab", NameSays::kTable, {}},
    {".xml", NameSays::kXml, {}},
    {".xsl", NameSays::kOtherText, "XML"},
    {".rss", NameSays::kXml, {}},
    {".atom", NameSays::kXml, {}},
    {".rdf", NameSays::kXml, {}},
    {".svg", NameSays::kOtherText, "image (SVG)"},
    {".dtd", NameSays::kOtherText, "document type definition"},
    {".xsd", NameSays::kOtherText, "XML"},
    {".eml", NameSays::kMail, {}},
    {".mbox", NameSays::kMail, {}},
    {".css", NameSays::kOtherText, "style sheet"},
    {".js", NameSays::kOtherText, "program source"},
    {".mjs", NameSays::kOtherText, "program source"},
    {".ts", NameSays::kOtherText, "program source"},
    {".py", NameSays::kOtherText, "program source"},
    {".c", NameSays::kOtherText, "program source"},
    {".h", NameSays::kOtherText, "program source"},
    {".cpp", NameSays::kOtherText, "program source"},
    {".hpp", NameSays::kOtherText, "program source"},
    {".java", NameSays::kOtherText, "program source"},
    {".go", NameSays::kOtherText, "program source"},
    {".rs", NameSays::kOtherText, "program source"},
    {".php", NameSays::kOtherText, "program source"},
    {".sh", NameSays::kOtherText, "program source"},
    {".pl", NameSays::kOtherText, "program source"},
    {".rb", NameSays::kOtherText, "program source"},
    {".sql", NameSays::kOtherText, "program source"},
    {".yml", NameSays::kOtherText, "settings"},
    {".yaml", NameSays::kOtherText, "settings"},
    {".toml", NameSays::kOtherText, "settings"},
    {".ini", NameSays::kOtherText, "settings"},
    {".cfg", NameSays::kOtherText, "settings"},
    {".conf", NameSays::kOtherText, "settings"},
    {".log", NameSays::kOtherText, "log"},
});

// Escapes of ISO-2022 and the line and page ends of old printers belong to text.
bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && !ascii::is_space(c) && byte != 0x1B) || byte == 0x7F;
}

// Whole characters only, so that a head cut inside one stays valid.
bool is_utf8_head(std::string_view head) {
  for (int cut = 0; cut < 4 && !head.empty(); ++cut, head.remove_suffix(1)) {
    if (is_utf8(head)) return true;
  }
  return head.empty();
}

}  // namespace

std::string_view binary_kind(std::string_view head) {
  for (const Signature& row : kSignatures) {
    if (head.size() < row.offset || !head.substr(row.offset).starts_with(row.bytes)) continue;
    if (!row.also_words || head.substr(0, kNearby).find('\0') != head.npos) return row.kind;
  }
  return {};
}

NameKind kind_of_name(std::string_view name) {
  for (const Ending& row : kEndings) {
    if (ascii::ends_with(name, row.ending)) return {row.says, row.kind};
  }
  return {};
}

bool promises_text(NameSays says) {
  return says != NameSays::kNothing && says != NameSays::kOtherText;
}

bool looks_binary(std::string_view head) {
  const auto controls =
      static_cast<std::size_t>(std::count_if(head.begin(), head.end(), is_control));
  // Text with a few NULs is still text; in bytes that are no UTF-8 either, fewer are enough.
  const std::size_t tolerance = is_utf8_head(head) ? 10 : 50;
  return controls >= 3 && controls * tolerance > head.size();
}

}  // namespace newsdex
