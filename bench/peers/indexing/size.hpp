// How large an index is, table by table, beside what stock Xapian makes of the same.
#pragma once

#include <filesystem>

namespace newsdex::bench {

// Prints, for each file of the index's current generation: its bytes, those of a database that
// stock WritableDatabase was given the same documents and metadata one by one, and those of that
// database after compaction. Throws what opening the index throws, and Xapian's errors as Error.
void compare_size(const std::filesystem::path& index);

}  // namespace newsdex::bench
