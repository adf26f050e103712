// Reuters-21578: <REUTERS … NEWID="12"> records of DATE, TOPICS and their like, and TEXT.
#pragma once

#include "corpus/cut_record.hpp"

namespace newsdex {

// The text keeps its dateline in front. Of records that the collection gives without markup (TEXT
// TYPE="UNPROC") the first line is the title where it is written as one, in capitals; the filler
// that stands for the missing text of a BRIEF one goes.
extern const RecordFormat kReutersSgmlFormat;

}  // namespace newsdex
