// TREC's document files: <DOC> records with a DOCNO and the elements of whichever publisher.
#pragma once

#include "corpus/cut_record.hpp"

namespace newsdex {

// Knows the elements of the TREC disks (AP, WSJ, FT, LA Times, FBIS, FR, SJMN, ZIFF), AQUAINT and
// Gigaword; a record without TEXT is its text outside of the others.
extern const RecordFormat kTrecSgmlFormat;

// The date of a DATE element, without what newspapers write behind it ("January 1, 1989, Sunday,
// Home Edition"), and with its century ("910514").
[[nodiscard]] std::string trec_date(std::string_view date);

}  // namespace newsdex
