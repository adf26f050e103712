// The one exception type of newsdex. Its message says what went wrong, where, and what to do.
//
// Bad data is not an error: a record that cannot be read is reported and the run goes on. An Error
// ends the call that throws it and leaves the index as it was.
#pragma once

#include <stdexcept>
#include <string>

namespace newsdex {

enum class ErrorKind {
  kUsage,        // the caller asked for something that makes no sense: bad option, strict query
  kNotFound,     // no index there, or a source that is not known and does not exist
  kForeign,      // there is a database, but newsdex did not write it
  kNewerFormat,  // written by a newer newsdex
  kBusy,         // another process is writing this index; try again later
  kInputOutput,  // the system refused: permission, disk full, a folder that vanished
  kCorrupt,      // the index is damaged
  kInternal,     // a fault of newsdex
};

class Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, const std::string& message) : std::runtime_error(message), kind_(kind) {}

  [[nodiscard]] ErrorKind kind() const noexcept { return kind_; }

 private:
  ErrorKind kind_;
};

// The exit status that both programs give for an error: 75 (EX_TEMPFAIL) when the index is busy,
// otherwise 2.
[[nodiscard]] int exit_status(ErrorKind kind) noexcept;

}  // namespace newsdex
