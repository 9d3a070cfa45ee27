#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "program.hpp"

namespace madoguchi::e2e {

/// Names the administrator a1 and registers clerks k1 and k2, mailroom b1, section chiefs h1 and
/// h2, manager m1 and auditor s1 for the whole municipality.
inline void employ(const std::string& data, const std::string& municipality,
                   const std::string& policies = source("ops/policies")) {
    const Ended appointed = run({"staff", "appoint", "a1", "--name", "試験 管理", "-m",
                                 municipality, "--data", data, "--policies", policies});
    ASSERT_EQ(appointed.status, 0) << appointed.out << appointed.err;
    const Ended taken = run({"import", "staff", source("tests/data/staff.csv"), "-m", municipality,
                             "--actor", "a1", "--data", data, "--policies", policies});
    ASSERT_EQ(taken.status, 0) << taken.out << taken.err;
}

/// An office with a data folder of its own and one municipality's policy published.
class Office : public testing::Test {
 protected:
    void SetUp() override {
        // An office has its own municipality's policy and no other.
        std::filesystem::create_directories(policies);
        std::filesystem::copy(source("ops/policies/matsue.txtpb"), policies);
        employ(data, "matsue", policies);
        const Ended published = run({"policy", "publish", source("ops/policies/matsue.txtpb"),
                                     "--data", data, "--actor", "h1", "--policies", policies});
        ASSERT_EQ(published.status, 0) << published.err;
    }

    /// Runs a command on the data folder.
    [[nodiscard]] Ended madoguchi(std::vector<std::string> arguments,
                                  const std::string& input = "") const {
        arguments.insert(arguments.end(), {"--data", data, "--policies", policies});
        return run(arguments, input);
    }

    /// A command as a client sends it. `number` makes its id and, by default, its case.
    [[nodiscard]] static json command(int number, const std::string& stream, const char* name,
                                      const json& payload) {
        std::string last = std::to_string(100'000'000'000 + number);
        return {{"tenant", "matsue"},      {"id", "11111111-2222-4333-8444-" + last},
                {"stream", stream},        {"actor", "k1"},
                {"office", "matsue_main"}, {name, payload}};
    }

    [[nodiscard]] static json opening(int number, const std::string& stream,
                                      const std::string& register_no = "00012345") {
        return command(
            number, stream, "open_case",
            {{"channel", "counter"},
             {"applicant", "voluntary_agent"},
             {"principal",
              {{"name", "試験 太郎"},
               {"kana", "シケン タロウ"},
               {"birth_date", "1980-01-02"},
               {"postcode", "6900001"},
               {"address", "見本県試験市見本町1番地"},
               {"register_no", register_no}}},
             {"agent",
              {{"name", "見本 花子"}, {"birth_date", "1985-03-04"}, {"address", "見本町2番地"}}},
             {"procedures", {{{"procedure", "pin_reset"}, {"targets", {"user_auth"}}}}},
             {"circumstances",
              {{"card_issued", true}, {"resident_here", true}, {"cert_state", "valid"}}}});
    }

    /// Opens a case and returns its number.
    [[nodiscard]] std::string open_case(int number, const std::string& stream) const {
        const Ended ended = madoguchi({"submit"}, opening(number, stream).dump() + "\n");
        EXPECT_EQ(ended.status, 0) << ended.out << ended.err;
        return ended.lines().at(0).at("ids").at(0);
    }

    /// How many commits the municipality's log has.
    [[nodiscard]] int commits() const {
        const Ended verified = madoguchi({"verify"});
        EXPECT_EQ(verified.status, 0) << verified.out << verified.err;
        for (const json& log : verified.lines()) {
            if (log.at("municipality") == "matsue") {
                return log.at("commits");
            }
        }
        return 0;
    }

    Folder folder;
    const std::string data = folder.path("data");
    const std::string policies = folder.path("policies");
};

}  // namespace madoguchi::e2e
