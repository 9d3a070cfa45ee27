#include "madoguchi/adapters/cli/serve/openapi.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

// What the description says of what the server takes.
namespace madoguchi::cli::serve {
namespace {

using nlohmann::json;

json described() { return json::parse(openapi("session")); }

TEST(OpenApi, SaysThatNumbersOf64BitsMayComeInDigitsAndAreNeverNegative) {
    const json schemas = described()["components"]["schemas"];
    const json wanted =
        json::parse(R"({"type":["integer","string"],"minimum":0,"pattern":"^[0-9]+$"})");
    EXPECT_EQ(schemas["madoguchi.http.v1.Reveal"]["properties"]["entry"], wanted);
    EXPECT_EQ(schemas["madoguchi.command.v1.VoidEntry"]["properties"]["event_no"], wanted);
}

TEST(OpenApi, HasListsAsCsv) {
    const json operation = described()["paths"]["/v1/worklists/{list}.csv"]["get"];
    EXPECT_TRUE(operation["responses"]["200"]["content"].contains("text/csv")) << operation;
    EXPECT_EQ(operation["parameters"][0]["name"], "list");
    EXPECT_EQ(operation["parameters"][0]["in"], "path");
}

}  // namespace
}  // namespace madoguchi::cli::serve
