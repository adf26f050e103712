#include "corpus/raw_record.hpp"

#include <fmt/format.h>

#include "corpus/reader.hpp"

namespace newsdex {

std::string too_long_record() {
  return fmt::format("a record of more than {} MB: split it", kMaxRecordBytes >> 20);
}

}  // namespace newsdex
