// Errors: what they say and the status that they give.
#include <gtest/gtest.h>

#include <newsdex/error.hpp>
#include <string>

namespace newsdex {
namespace {

TEST(Error, SaysWhatItWasGiven) {
  const Error error(ErrorKind::kBusy, "/a: another program is writing this index");
  EXPECT_EQ(error.kind(), ErrorKind::kBusy);
  const std::exception& caught = error;
  EXPECT_STREQ(caught.what(), "/a: another program is writing this index");
}

TEST(Error, StatusIsTwoAndTemporaryFailureForABusyIndex) {
  EXPECT_EQ(exit_status(ErrorKind::kBusy), 75);
  for (const ErrorKind kind :
       {ErrorKind::kUsage, ErrorKind::kNotFound, ErrorKind::kForeign, ErrorKind::kNewerFormat,
        ErrorKind::kInputOutput, ErrorKind::kCorrupt, ErrorKind::kInternal}) {
    EXPECT_EQ(exit_status(kind), 2);
  }
}

}  // namespace
}  // namespace newsdex
