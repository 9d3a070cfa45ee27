#include "madoguchi/adapters/keystore/escrow.hpp"

#include <gtest/gtest.h>

namespace madoguchi::keystore {
namespace {

class Escrow : public testing::Test {
 protected:
    static EscrowPlan plan(unsigned shares, unsigned threshold) {
        return {"AbCdEf012345", "2026-11-28", shares, threshold};
    }
    [[nodiscard]] std::string combined(const std::vector<std::string>& texts) const {
        const auto key = combine_shares(texts);
        return key ? fingerprint(*key) : key.error();
    }
    SecretKey master = SecretKey::random();
    std::vector<std::string> shares = *make_shares(master, plan(5, 3));
};

TEST_F(Escrow, BringsTheKeyBackFromAnyThree) {
    for (std::size_t a = 0; a < 5; ++a) {
        for (std::size_t b = a + 1; b < 5; ++b) {
            for (std::size_t c = b + 1; c < 5; ++c) {
                EXPECT_EQ(combined({shares[c], shares[a], shares[b]}), fingerprint(master));
            }
        }
    }
    EXPECT_EQ(combined(shares), fingerprint(master));
}

TEST_F(Escrow, BringsNothingBackFromFewer) {
    EXPECT_NE(combined({shares[0], shares[1]}).find("3 are needed"), std::string::npos);
    EXPECT_NE(combined({}).find("two at least"), std::string::npos);
}

TEST_F(Escrow, TakesAShareAsAPersonTypesIt) {
    std::string typed = "\n";
    for (const char one : shares[1]) {
        typed += one == ' ' ? "" : one == '\n' ? "\r\n\n" : std::string(1, one);
    }
    typed += "put into the safe on the third floor\n";
    EXPECT_EQ(combined({shares[0], typed, shares[2]}), fingerprint(master));
}

TEST_F(Escrow, FindsASlipInTheShareThatHasIt) {
    const std::size_t begin = shares[1].find("data: ") + 6;
    const std::size_t end = shares[1].find("\nchecksum");
    for (std::size_t at = begin; at < end; ++at) {
        if (shares[1][at] != ' ') {
            std::string slip = shares[1];
            slip[at] = slip[at] == '0' ? '1' : '0';
            const std::string said = combined({shares[0], slip, shares[2]});
            EXPECT_TRUE(said.starts_with("share 2 of those given: its checksum")) << said;
        }
    }
    std::string number = shares[1];
    number.replace(number.find("share: 2"), 8, "share: 4");
    EXPECT_NE(combined({shares[0], number, shares[2]}).find("checksum"), std::string::npos);
}

TEST_F(Escrow, RefusesSharesThatDoNotBelongTogether) {
    const auto others = make_shares(master, plan(5, 3));
    ASSERT_TRUE(others);
    EXPECT_NE(combined({shares[0], shares[1], (*others)[2]}).find("another set"),
              std::string::npos);
    EXPECT_NE(combined({shares[0], shares[1], shares[0]}).find("twice"), std::string::npos);
    EXPECT_NE(combined({"some text", shares[1], shares[2]}).find("no share"), std::string::npos);
    const std::string cut = shares[0].substr(0, shares[0].find("checksum"));
    EXPECT_NE(combined({cut, shares[1], shares[2]}).find("end is missing"), std::string::npos);
}

TEST_F(Escrow, RefusesAPlanThatProtectsNothing) {
    EXPECT_FALSE(make_shares(master, plan(1, 1)));
    EXPECT_FALSE(make_shares(master, plan(5, 1)));
    EXPECT_FALSE(make_shares(master, plan(3, 4)));
    EXPECT_FALSE(make_shares(master, plan(101, 3)));
    EXPECT_TRUE(make_shares(master, plan(2, 2)));
    EXPECT_TRUE(make_shares(master, plan(100, 100)));
}

TEST_F(Escrow, MakesSharesAnewEachTime) {
    const auto others = make_shares(master, plan(5, 3));
    ASSERT_TRUE(others);
    EXPECT_NE((*others)[0].substr((*others)[0].find("data")),
              shares[0].substr(shares[0].find("data")));
}

}  // namespace
}  // namespace madoguchi::keystore
