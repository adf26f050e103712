#include "corpus/mojibake.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "common/code_points.hpp"
#include "common/utf8.hpp"
#include "corpus/windows_1252.hpp"

namespace newsdex {
namespace {

constexpr int kMostTimes = 3;
constexpr std::size_t kSureRun = 3;  // sequences in a row that no text has by chance

// Characters of the text that are bytes of one character of what it was.
struct Sequence {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t run = 1;  // how many there are in a row, this being one of them
  std::string bytes;

  [[nodiscard]] unsigned byte(std::size_t i) const { return static_cast<unsigned char>(bytes[i]); }
};

// The byte of windows-1252 that a character was read from; 0: none, or ASCII.
unsigned western_byte(std::int32_t c) {
  if (c >= 0x80 && c <= 0xFF) return static_cast<unsigned>(c);
  const auto& high = windows_1252::kHighControls;
  const auto* found = std::find(high.begin(), high.end(), c);
  return found == high.end() ? 0 : 0x80 + static_cast<unsigned>(found - high.begin());
}

// How many bytes a character of UTF-8 has that begins with `byte`; 0: none does.
std::size_t sequence_length(unsigned byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return 2;
  if (byte >= 0xE0 && byte <= 0xEF) return 3;
  return byte >= 0xF0 && byte <= 0xF4 ? 4 : 0;
}

// The sequence that begins at `at`; one without bytes: none does.
Sequence sequence_at(std::string_view text, std::size_t at) {
  Sequence sequence{at, at, 1, {}};
  const unsigned lead = western_byte(next_code_point(text, sequence.end));
  const std::size_t length = sequence_length(lead);
  std::string bytes(1, static_cast<char>(lead));
  while (bytes.size() < length && sequence.end < text.size()) {
    const unsigned next = western_byte(next_code_point(text, sequence.end));
    if (next < 0x80 || next > 0xBF) return sequence;
    bytes.push_back(static_cast<char>(next));
  }
  if (length > 0 && bytes.size() == length && is_utf8(bytes)) sequence.bytes = std::move(bytes);
  return sequence;
}

// Counts those in a row, of which bytes beyond ASCII beside them take the meaning: then the text is
// in another encoding altogether.
void count_run(std::string_view text, std::vector<Sequence>& all, std::size_t first) {
  if (first == all.size()) return;
  const auto is_ascii = [&](std::size_t at) { return static_cast<unsigned char>(text[at]) < 0x80; };
  const std::size_t begin = all[first].begin;
  const std::size_t end = all.back().end;
  const bool alone = (begin == 0 || is_ascii(begin - 1)) && (end == text.size() || is_ascii(end));
  for (std::size_t i = first; alone && i < all.size(); ++i) all[i].run = all.size() - first;
}

// All of them: they begin with U+00C2 to U+00F4, in UTF-8 with the byte 0xC3.
std::vector<Sequence> sequences_in(std::string_view text) {
  std::vector<Sequence> all;
  std::size_t run_begin = 0;
  for (std::size_t at = text.find('\xC3'); at != std::string_view::npos;) {
    Sequence sequence = sequence_at(text, at);
    if (sequence.bytes.empty()) {
      at = text.find('\xC3', at + 1);
      continue;
    }
    if (!all.empty() && all.back().end != at) {
      count_run(text, all, run_begin);
      run_begin = all.size();
    }
    at = text.find('\xC3', sequence.end);
    all.push_back(std::move(sequence));
  }
  count_run(text, all, run_begin);
  return all;
}

// What may stand behind a capital letter: quotation marks, dashes, blanks; behind one of some names
// also ® and the like.
bool may_follow_a_word(unsigned byte, unsigned lead) {
  static constexpr std::array<unsigned, 16> kMarks = {0x82, 0x84, 0x85, 0x8B, 0x91, 0x92,
                                                      0x93, 0x94, 0x95, 0x96, 0x97, 0x9B,
                                                      0xA0, 0xAB, 0xAD, 0xBB};
  static constexpr std::array<unsigned, 3> kOfNames = {0x99, 0xA9, 0xAE};
  return std::find(kMarks.begin(), kMarks.end(), byte) != kMarks.end() ||
         (lead > 0xC3 && std::find(kOfNames.begin(), kOfNames.end(), byte) != kOfNames.end());
}

bool is_sure(const Sequence& sequence) {
  const unsigned lead = sequence.byte(0);
  const unsigned second = sequence.byte(1);
  if (sequence.run >= kSureRun) return true;
  if (lead <= 0xC5) return !may_follow_a_word(second, lead);
  if (lead == 0xE2) return second == 0x80 || second == 0x82 || second == 0x84;  // “ ” – €
  return lead == 0xF0 && second == 0x9F;                                        // emoji
}

using Leads = std::array<bool, 256>;

std::string repaired(const std::string& utf8, const std::vector<Sequence>& sequences,
                     const Leads& leads) {
  std::string text;
  std::size_t copied = 0;
  for (const Sequence& sequence : sequences) {
    if (!leads[sequence.byte(0)] && !is_sure(sequence)) continue;
    text.append(utf8, copied, sequence.begin - copied).append(sequence.bytes);
    copied = sequence.end;
  }
  return text.append(utf8, copied);
}

bool repair_once(const std::vector<std::string*>& fields) {
  std::vector<std::vector<Sequence>> sequences;
  Leads leads{};
  bool any = false;
  for (const std::string* field : fields) {
    sequences.push_back(sequences_in(*field));
    for (const Sequence& sequence : sequences.back()) {
      if (is_sure(sequence)) any = leads[sequence.byte(0)] = true;
    }
  }
  if (!any) return false;
  // What texts of Latin letters have beside it.
  for (const unsigned lead : {0xC2, 0xC3, 0xC4, 0xC5, 0xE2}) leads[lead] = true;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (!sequences[i].empty()) *fields[i] = repaired(*fields[i], sequences[i], leads);
  }
  return true;
}

}  // namespace

bool repair_mojibake(const std::vector<std::string*>& fields) {
  int times = 0;
  while (times < kMostTimes && repair_once(fields)) ++times;
  return times > 0;
}

}  // namespace newsdex
