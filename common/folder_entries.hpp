// What is in a folder, told without exceptions: a directory_iterator that was made with an
// error_code still throws as it goes on.
#pragma once

#include <filesystem>
#include <system_error>
#include <utility>

namespace newsdex {

// Calls action(const directory_entry&) for each entry, in no order. It ends at the first error, of
// reading the folder or one that `action` itself puts into `error`.
template <class Action>
void for_each_entry(const std::filesystem::path& folder, std::error_code& error, Action&& action) {
  std::filesystem::directory_iterator entry(folder, error);
  while (!error && entry != std::filesystem::directory_iterator()) {
    action(std::as_const(*entry));
    if (!error) entry.increment(error);
  }
}

}  // namespace newsdex
