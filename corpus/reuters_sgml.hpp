// Reuters-21578: <REUTERS … NEWID="12"> records of DATE, TOPICS and their like, and TEXT.
#pragma once

#include "corpus/raw_record.hpp"
#include "corpus/text_window.hpp"

namespace newsdex {

// Reads to the end of the window. The text keeps its dateline in front. Of records that the
// collection gives without markup (TEXT TYPE="UNPROC") the first line is the title where it is
// written as one, in capitals; the filler that stands for the missing text of a BRIEF one goes.
void read_reuters_sgml(TextWindow& window, RecordSink& sink);

}  // namespace newsdex
