// What tests of the searcher share: a searcher over a small index, and what its hits say.
#pragma once

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <newsdex/searcher.hpp>

#include "tests/support/paths.hpp"
#include "tests/support/test_index.hpp"

namespace newsdex::test {

class SmallSearches : public testing::Test {
 protected:
  Searcher over(const std::vector<Article>& articles) {
    make_index(folder_.path() / "index", articles);
    return Searcher({folder_.path() / "index"});
  }

  TemporaryFolder folder_;
};

inline std::vector<std::string> ids(const SearchResult& result) {
  std::vector<std::string> out;
  for (const Hit& hit : result.hits) out.push_back(hit.id);
  return out;
}

inline std::vector<std::string> highlighted(const Hit& hit) {
  std::vector<std::string> out;
  for (const ByteRange range : hit.passage.highlights) {
    out.push_back(hit.passage.text.substr(range.begin, range.end - range.begin));
  }
  return out;
}

inline std::vector<std::string> highlighted_in_title(const Hit& hit) {
  std::vector<std::string> out;
  for (const ByteRange range : hit.title_highlights) {
    out.push_back(hit.title.substr(range.begin, range.end - range.begin));
  }
  return out;
}

inline std::vector<Article> harbour() {
  return {
      article("ferry", "Ferry strike ends",
              "The ferry crews went back to work on Monday.\nThey had been striking for a week."),
      article("price", "Oil price climbs", "The price of oil climbed. Oil traders shrugged."),
      article("quote", "Minister warns",
              "\"It would face a swift and decisive response,\" the minister's office said."),
      article("near", "Minister waits",
              "A decisive and swift response is not expected. They responded decisively, swiftly."),
      article("title", "Zeppelin", "An airship was seen over the town."),
  };
}

}  // namespace newsdex::test
