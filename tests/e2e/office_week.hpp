#pragma once

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "program.hpp"

namespace madoguchi::e2e {

/// The cases of the week, by alias.
[[nodiscard]] std::set<std::string> cases_of_the_week();

/// Adds every single value of `value` as text.
void gather_texts(const json& value, std::vector<std::string>& texts);

/// The office week by the real program, uncompressed, played once for all tests of a process.
class OfficeWeek : public testing::Test {
 protected:
    static void SetUpTestSuite();
    static void TearDownTestSuite();
    void SetUp() override { ASSERT_EQ(played_->status, 0) << played_->err; }

    static std::string data() { return folder_->path("week/data"); }
    /// The data folder as the week left it: other commands write compressed files.
    static std::string raw() { return folder_->path("raw"); }

    static Folder* folder_;
    static Ended* played_;
};

}  // namespace madoguchi::e2e
