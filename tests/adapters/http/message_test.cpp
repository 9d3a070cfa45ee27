#include "madoguchi/adapters/http/message.hpp"

#include <gtest/gtest.h>

namespace madoguchi::http {
namespace {

TEST(Target, AsksNothingByAQuestionMarkAlone) {
    const auto target = parse_target("/v1/retention?");
    ASSERT_TRUE(target);
    EXPECT_EQ(target->path, (std::vector<std::string>{"v1", "retention"}));
    EXPECT_TRUE(target->parameters.empty());
}

TEST(Target, SkipsWhatIsEmptyBetweenParametersAndKeepsTheRest) {
    const auto target = parse_target("/v1/worklists/open.csv?&office=main&&held=&=x");
    ASSERT_TRUE(target);
    ASSERT_EQ(target->parameters.size(), 3U);
    EXPECT_EQ(target->parameters[0].name, "office");
    EXPECT_EQ(target->parameters[0].value, "main");
    EXPECT_EQ(target->parameters[1].name, "held");
    EXPECT_EQ(target->parameters[2].value, "x") << "a value without a name is said, and refused";
}

}  // namespace
}  // namespace madoguchi::http
