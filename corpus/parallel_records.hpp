// The records of one file parsed by many threads, and given in the file's order.
#pragma once

#include "corpus/article_maker.hpp"
#include "corpus/cut_record.hpp"
#include "corpus/reader.hpp"

namespace newsdex {

// Reads to the end of the window. Of what is long this thread cuts records, makes chunks of them,
// and gives what `options.threads` others made of these to `maker`, which is told the same by any
// number of threads. What is short it parses itself, for starting threads takes time, and so it
// does with a record of more than 256 kB, or less where memory is: there is no more than one such
// in memory.
void read_records(const RecordFormat& format, TextWindow& window, const ReadOptions& options,
                  ArticleMaker& maker);

}  // namespace newsdex
