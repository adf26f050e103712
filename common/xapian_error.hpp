// The one place where Xapian's exceptions become newsdex::Error (Xapian::Error is no
// std::exception).
#pragma once

#include <chrono>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include <xapian.h>

#include <newsdex/error.hpp>

namespace newsdex {

// The Error(kCorrupt) for an index that is damaged, as somebody said.
[[nodiscard]] Error damaged(const std::string& where, std::string_view said);
// The Error for a Xapian error met while doing something to `where` (an index's path).
[[nodiscard]] Error to_error(const Xapian::Error& error, const std::string& where);

// Runs `action`, turning what Xapian throws into Error.
template <class Action>
auto guarding_xapian(const std::string& where, Action&& action) {
  try {
    return std::forward<Action>(action)();
  } catch (const Xapian::Error& error) {
    throw to_error(error, where);
  } catch (const std::length_error& error) {  // as from a length that a damaged table has
    throw damaged(where, error.what());
  }
}

// The Error for a state of `where` that was still gone (DatabaseModifiedError) at the last attempt
// to read it afresh.
[[nodiscard]] Error never_of_one_state(const Xapian::Error& error, const std::string& where);

// Runs `action`, again where a writer took away what it was reading: a state
// (DatabaseModifiedError) or a whole generation (DatabaseOpeningError). Each run must open or read
// afresh. Other errors, and those of the last run, become Error. No writer is as quick as to take
// away every state: then it is damage that looks like a later one, and the Error kCorrupt.
template <class Action>
auto despite_writers(const std::string& where, Action&& action) {
  constexpr int kMostRuns = 10;
  for (int run = 1; run < kMostRuns; ++run) {
    try {
      return action();
    } catch (const Xapian::DatabaseModifiedError&) {
    } catch (const Xapian::DatabaseOpeningError&) {
    } catch (const Xapian::Error& error) {
      throw to_error(error, where);
    } catch (const std::length_error& error) {
      throw damaged(where, error.what());
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(run));
  }
  return guarding_xapian(where, [&] {
    try {
      return action();
    } catch (const Xapian::DatabaseModifiedError& error) {
      throw never_of_one_state(error, where);
    }
  });
}

// Opens the index folder for reading, at its current generation. Throws Error: kNotFound where
// there is none, kForeign where newsdex did not write it, kNewerFormat where a newer one did,
// kCorrupt where it is damaged or has lost a table.
[[nodiscard]] Xapian::Database open_index(const std::string& index_folder);
// The format of `database`. Throws as above unless it is a newsdex index of one that this newsdex
// reads.
unsigned require_known_format(const Xapian::Database& database, const std::string& where);

}  // namespace newsdex
