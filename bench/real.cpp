#include "bench/real.hpp"

#include <string>

#include "corpus/reader.hpp"
#include "corpus/walk.hpp"
#include "tests/support/paths.hpp"

namespace newsdex::bench {
namespace {

class Collector : public ArticleSink {
 public:
  explicit Collector(std::vector<Article>& articles) : articles_(articles) {}
  void article(Article&& article, const std::string&) override {
    articles_.push_back(std::move(article));
  }
  void issue(const RecordIssue&) override {}

 private:
  std::vector<Article>& articles_;
};

}  // namespace

std::vector<Article> real_articles(std::string_view collection) {
  std::vector<Article> articles;
  if (!test::have_data(collection)) return articles;
  Collector collector(articles);
  for (const FoundFile& file : walk((test::data_dir() / collection).string()).files) {
    static_cast<void>(read_file(file.path, {}, collector));
  }
  return articles;
}

}  // namespace newsdex::bench
