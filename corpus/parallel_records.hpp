// The records of one file parsed by many threads, and given in the file's order.
#pragma once

#include "corpus/article_maker.hpp"
#include "corpus/cut_record.hpp"
#include "corpus/reader.hpp"

namespace newsdex {

// Reads to the end of the window by `options.threads`: this one cuts records, makes chunks of them,
// and gives what other threads made of these to `maker`, which is told the same by any number of
// threads. No other is started for a file of less than a chunk, 1 MiB at most; a record that is
// longer is parsed by this one, so there is no more than one such in memory.
void read_records(const RecordFormat& format, TextWindow& window, const ReadOptions& options,
                  ArticleMaker& maker);

}  // namespace newsdex
