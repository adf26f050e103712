// news-search in process, on a small index: statuses, what goes to stdout and what to stderr.
#include "searcher/run.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <newsdex/indexer.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/paths.hpp"

namespace newsdex {
namespace {

using testing::HasSubstr;

struct Ran {
  int status = -1;
  std::string out;
  std::string err;
};

class Run : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new test::TemporaryFolder;
    folder_->write("news/oil.txt", "Oil price up\n\nThe oil price rose on Monday, traders said.\n");
    folder_->write("news/gas.txt", "Gas price down\n\nThe price of gas fell on Monday.\n");
    folder_->write("news/rain.txt", "Rain\n\nIt rained on the harbour.\n");
    (void)update({.index = folder_->path() / "index", .sources = {folder_->path() / "news"}});
  }
  static void TearDownTestSuite() { delete folder_; }

  static Ran run(std::vector<std::string> typed, const std::string& input = {}) {
    typed.insert(typed.begin(), "--index=" + (folder_->path() / "index").string());
    return run_bare(typed, input);
  }

  static Ran run_bare(const std::vector<std::string>& typed, const std::string& input = {}) {
    std::istringstream in(input);
    std::ostringstream out;
    std::ostringstream err;
    const auto [arguments, status] = parse_search_arguments(typed, 0, out, err);
    const int ran = arguments ? run_search(*arguments, in, out, err) : status;
    return {ran, out.str(), err.str()};
  }

  static test::TemporaryFolder* folder_;
};

test::TemporaryFolder* Run::folder_ = nullptr;

TEST_F(Run, StatusSaysWhetherSomethingWasFound) {
  EXPECT_EQ(run({"oil"}).status, 0);
  EXPECT_EQ(run({"snow"}).status, 1);
  EXPECT_EQ(run({"--format", "count", "oil"}).status, 0);
  EXPECT_EQ(run({"--format", "count", "snow"}).status, 1);
  EXPECT_EQ(run({"--limit", "0", "oil"}).status, 0);
  EXPECT_EQ(run({"--limit", "0", "snow"}).status, 1);
  EXPECT_EQ(run({"--offset", "50", "oil"}).status, 0);  // found, though not on this page
  EXPECT_EQ(run({"--offset", "50", "snow"}).status, 1);
  const Ran stopped = run({"--timeout", "0.000000001", "oil"});  // before it had one to show
  EXPECT_THAT(stopped.err, HasSubstr("none shown of at least 1 article"));
  EXPECT_EQ(stopped.status, 0);
}

TEST_F(Run, OnlyDataGoesToTheOutput) {
  for (const char* format : {"json", "trec", "paths", "count"}) {
    const Ran ran = run({"--format", format, "oil", "\"price"});
    EXPECT_EQ(ran.status, 0);
    EXPECT_THAT(ran.err, HasSubstr("never closed")) << format;
    EXPECT_THAT(ran.out, testing::Not(HasSubstr("news-search:"))) << format;
  }
  EXPECT_EQ(run({"--format", "count", "price"}).out, "2\n");
  EXPECT_EQ(run({"--format", "trec", "oil"}).out.substr(0, 11), "1 Q0 oil 1 ");
  EXPECT_EQ(run({"--format", "paths", "oil"}).out,
            (folder_->path() / "news/oil.txt").string() + "\n");
  EXPECT_EQ(run({"--format", "paths", "snow"}).out, "");
}

TEST_F(Run, WarningsPointAtTheirPlace) {
  const Ran ran = run({"oil AND"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_THAT(ran.err, testing::StartsWith("news-search: there is nothing after this"));
  EXPECT_THAT(ran.err, HasSubstr("\n  oil AND\n      ^^^\n"));
}

TEST_F(Run, NothingTypedSteersTheTerminal) {
  EXPECT_THAT(run({"oil date:\"a\033[31mb\""}).err, testing::Not(HasSubstr("\033")));
  EXPECT_THAT(run({"--query-file", "-"}, "\033[31m1\toil AND\n").err,
              testing::Not(HasSubstr("\033")));
}

TEST_F(Run, StrictMakesAWarningAnError) {
  const Ran ran = run({"--strict", "oil AND"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.out, "");
  EXPECT_THAT(ran.err, HasSubstr("\n  oil AND\n      ^^^"));
  EXPECT_EQ(run({"--strict", "oil price"}).status, 0);
}

TEST_F(Run, AQueryOfOperatorsFindsNothing) {
  const Ran ran = run({"AND OR"});
  EXPECT_EQ(ran.status, 1);
  EXPECT_THAT(ran.err, HasSubstr("there is nothing before this"));
  EXPECT_EQ(run({"--strict", "AND OR"}).status, 2);
}

TEST_F(Run, AQueryOfFiltersFindsAllThatPass) {
  EXPECT_EQ(run({"--format", "count", "--language", "en"}).out, "3\n");
  EXPECT_EQ(run({"--format", "count", "*"}).out, "3\n");
  EXPECT_EQ(run({"--format", "count", "--language", "en", "--", "-oil"}).out, "2\n");
}

TEST_F(Run, WithoutAnIndexItSaysWhatToDo) {
  const Ran ran = run_bare({"--index", (folder_->path() / "none").string(), "oil"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.out, "");
  EXPECT_THAT(ran.err, HasSubstr((folder_->path() / "none").string()));
}

TEST_F(Run, SeveralIndexesAreOne) {
  const std::string other = (folder_->path() / "other").string();
  folder_->write("more/snow.txt", "Snow\n\nIt snowed on the oil field.\n");
  (void)update({.index = other, .sources = {folder_->path() / "more"}});
  EXPECT_EQ(run({"--index", other, "--format", "count", "oil"}).out, "2\n");
}

TEST_F(Run, AnIndexNamedTwiceIsSearchedOnce) {
  const auto index = folder_->path() / "index";
  const auto link = folder_->path() / "link";
  std::filesystem::create_directory_symlink(index, link);
  for (const std::string& again : {index.string(), index.string() + "/", link.string()}) {
    const Ran ran = run({"--index", again, "--format", "count", "oil"});
    EXPECT_EQ(ran.out, "1\n") << again;
    EXPECT_EQ(ran.err, "") << again;
  }
  EXPECT_EQ(run({"--index", (folder_->path() / "none").string(), "oil"}).status, 2);
}

// What the copy had more was not found, or of the original's articles.
TEST_F(Run, AnIndexAndItsCopyAreNotSearchedTogether) {
  const auto copy = folder_->path() / "copy";
  std::filesystem::copy(folder_->path() / "index", copy, std::filesystem::copy_options::recursive);
  const Ran ran = run({"--index", copy.string(), "oil"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.err, HasSubstr("news-index update --bulk --index " + copy.string()));
  EXPECT_EQ(run_bare({"--index", copy.string(), "--format", "count", "oil"}).out, "1\n");
  (void)update({.index = copy, .sources = {}, .bulk = BulkUse::kAlways});
  EXPECT_EQ(run({"--index", copy.string(), "--format", "count", "oil"}).out, "2\n");
}

TEST_F(Run, AFileOfQueriesIsAnsweredInOrder) {
  const Ran ran =
      run({"--query-file", "-", "--format", "count"}, "a\toil\n\nb\tsnow\r\nc d\t+price\n");
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(ran.out, "a\t1\nb\t0\nc d\t2\n");
  EXPECT_EQ(run({"--query-file", "-", "--format", "count"}, "b\tsnow\n").status, 1);
  EXPECT_EQ(run({"--query-file", "-", "--format", "trec"}, "c d\toil\n").out.substr(0, 13),
            "c_d Q0 oil 1 ");
  EXPECT_THAT(run({"--query-file", "-"}, "a\toil AND\n").err,
              HasSubstr("news-search: a: there is nothing"));
}

TEST_F(Run, AFileOfQueriesIsReadBeforeTheFirstIsAnswered) {
  const Ran ran = run({"--query-file", "-", "--format", "count"}, "a\toil\n\nno tab here\n");
  EXPECT_EQ(ran.status, 2);
  EXPECT_EQ(ran.out, "");
  EXPECT_THAT(ran.err,
              HasSubstr("standard input, line 3: each line needs an id, a tab and a query"));
  EXPECT_EQ(run({"--query-file", "-"}, "a\t \n").status, 2);
  EXPECT_EQ(run({"--query-file", "-"}, "\toil\n").status, 2);
}

TEST_F(Run, TheLineOfAQueryThatFailsIsNamed) {
  const auto file = folder_->write("q.tsv", "a\toil\nb\toil AND\n");
  const Ran ran = run({"--strict", "--query-file", file.string(), "--format", "count"});
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.err, HasSubstr(file.string() + ", line 2: there is nothing after this"));
}

TEST_F(Run, AFileThatIsNotThere) {
  const Ran ran = run({"--query-file", (folder_->path() / "none.tsv").string()});
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.err, HasSubstr("none.tsv: No such file or directory"));
}

TEST_F(Run, AByteOrderMarkIsNoPartOfTheFirstId) {
  EXPECT_EQ(run({"--query-file", "-", "--format", "count"},
                "\xEF\xBB\xBF"
                "a\toil\n")
                .out,
            "a\t1\n");
  EXPECT_EQ(run({"--query-file", "-"}, "\xEF\xBB\xBF\n").status, 1);
  EXPECT_EQ(run({"--format", "count",
                 "\xEF\xBB\xBF"
                 "source:x -oil"})
                .out,
            run({"--format", "count", "source:x -oil"}).out);
  EXPECT_EQ(run({"--format", "count", "\xEF\xBB\xBF+oil"}).out, "1\n");
}

TEST_F(Run, AnEmptyFileOfQueriesFindsNothing) {
  EXPECT_EQ(run({"--query-file", "-"}, "").status, 1);
}

TEST_F(Run, HelpThatCannotBeWrittenIsAFailure) {
  for (const char* asked : {"--help", "--version"}) {
    std::ofstream full("/dev/full");
    if (!full) GTEST_SKIP() << "this system has no /dev/full";
    std::ostringstream err;
    EXPECT_EQ(parse_search_arguments({asked}, 0, full, err).status, 2) << asked;
    EXPECT_THAT(err.str(), HasSubstr("cannot write the output: No space left on device"));
  }
}

TEST_F(Run, ResultsThatCannotBeWrittenAreAFailure) {
  std::ofstream full("/dev/full");
  if (!full) GTEST_SKIP() << "this system has no /dev/full";
  std::istringstream in;
  std::ostringstream err;
  SearchArguments arguments;
  arguments.indexes = {folder_->path() / "index"};
  arguments.query = "oil";
  EXPECT_EQ(run_search(arguments, in, full, err), 2);
  EXPECT_THAT(err.str(), HasSubstr("cannot write the output: No space left on device"));
}

}  // namespace
}  // namespace newsdex
