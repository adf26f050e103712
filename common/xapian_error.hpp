// The one place where Xapian's exceptions become newsdex::Error (Xapian::Error is no
// std::exception).
#pragma once

#include <string>
#include <utility>

#include <xapian.h>

#include <newsdex/error.hpp>

namespace newsdex {

// The Error for a Xapian error met while doing something to `where` (an index's path).
[[nodiscard]] Error to_error(const Xapian::Error& error, const std::string& where);

// Runs `action`, turning what Xapian throws into Error.
template <class Action>
auto guarding_xapian(const std::string& where, Action&& action) {
  try {
    return std::forward<Action>(action)();
  } catch (const Xapian::Error& error) {
    throw to_error(error, where);
  }
}

// Opens the index folder for reading, at its current generation. Throws Error: kNotFound where
// there is none, kForeign where newsdex did not write it, kNewerFormat where a newer one did.
[[nodiscard]] Xapian::Database open_index(const std::string& index_folder);
// Throws as above unless `database` is a newsdex index of a format that this newsdex reads.
void require_known_format(const Xapian::Database& database, const std::string& where);

}  // namespace newsdex
