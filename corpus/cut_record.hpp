// Files that are rows of records: cutting goes from one to the next and is quick, parsing is the
// work and can be shared out.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "corpus/raw_record.hpp"
#include "corpus/text_window.hpp"

namespace newsdex {

// A record that is not parsed yet.
struct CutRecord {
  std::string_view attributes;  // of the tag that opens it, where it has one
  std::string_view body;        // followed by TextWindow::kPadding readable bytes
  std::uint64_t line = 0;       // from 1, where it begins
};

using CutRecordVisitor = std::function<void(const CutRecord&)>;

struct RecordFormat {
  // Calls `visit` with each record to the end of the window; what is none and should be is told to
  // `sink` as broken.
  void (*cut)(TextWindow& window, BrokenSink& sink, const CutRecordVisitor& visit);
  // A function that gives what a cut record holds to `sink`, which must outlive it. One thread may
  // call it; what it gives is the same whatever it was called with before.
  CutRecordVisitor (*parser)(RecordSink& sink);
};

// Each record parsed as it is cut.
inline void read_records(const RecordFormat& format, TextWindow& window, RecordSink& sink) {
  format.cut(window, sink, format.parser(sink));
}

}  // namespace newsdex
