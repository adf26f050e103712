// Indexes a folder and searches it: embed INDEX FOLDER QUERY. README.md shows these lines.
#include <iostream>

#include <newsdex/indexer.hpp>
#include <newsdex/searcher.hpp>

int main(int, char** argv) {
  newsdex::update({.index = argv[1], .sources = {argv[2]}});
  newsdex::Searcher searcher({argv[1]});
  for (const newsdex::Hit& hit : searcher.search(argv[3], {.limit = 3}).hits) {
    std::cout << hit.rank << ". " << hit.title << "\n" << hit.passage.text << "\n";
  }
}
