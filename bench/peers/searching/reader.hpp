// The engines that whole searches are compared by, each as a thread uses it.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "bench/peers/searching/class_queries.hpp"
#include "bench/peers/searching/indexes.hpp"
#include "bench/peers/searching/query_times.hpp"

namespace newsdex::bench {

class Reader {
 public:
  virtual ~Reader() = default;
  // How many articles it gave.
  virtual std::size_t ask(const ClassQuery& query, Wanted wanted) = 0;
};

// An engine that is a library of this program. Readers share nothing.
struct Library {
  std::string name;
  std::string about;
  std::function<std::unique_ptr<Reader>(const Indexes&)> open;
};

// newsdex first.
[[nodiscard]] std::vector<Library> libraries();

// As the others answer: without suggestions for words that find little, of which they have none.
[[nodiscard]] std::unique_ptr<Reader> open_newsdex(const Indexes& indexes);
// newsdex as it answers by default, with them.
[[nodiscard]] std::unique_ptr<Reader> open_suggesting(const Indexes& indexes);

}  // namespace newsdex::bench
