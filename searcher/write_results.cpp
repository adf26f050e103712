#include "searcher/write_results.hpp"

namespace newsdex {

void write(ResultWriter& writer, const SearchResult& result, std::string_view query_id) {
  writer.begin(result, query_id);
  for (const Hit& hit : result.hits) writer.hit(hit);
  writer.end(result);
}

}  // namespace newsdex
