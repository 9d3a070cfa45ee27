#include "madoguchi/adapters/openid/id_token.hpp"

#include <gmock/gmock.h>

#include <chrono>
#include <cstdint>

#include "signer.hpp"

namespace madoguchi::openid {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;

constexpr std::int64_t kNow = 1'800'000'000;

class IdToken : public ::testing::Test {
 protected:
    static Demand demand() {
        return {.issuer = "https://id.example.jp",
                .client_id = "madoguchi",
                .nonce = "n-1",
                .account_claim = "sub",
                .now = std::chrono::sys_seconds(std::chrono::seconds(kNow)),
                .authenticated_since = std::chrono::sys_seconds(std::chrono::seconds(kNow - 20))};
    }
    static json claims() {
        return {{"iss", "https://id.example.jp"},
                {"aud", "madoguchi"},
                {"nonce", "n-1"},
                {"iat", kNow - 1},
                {"exp", kNow + 300},
                {"auth_time", kNow - 5},
                {"sub", "u-1"}};
    }
    /// What comes of a token with these claims.
    Answer<std::string> taken(const json& said) const {
        return account_in(signer.token("k", said.dump()), keys, demand());
    }
    /// Why it isn't taken.
    std::string why_not(const json& said) const {
        const auto answer = taken(said);
        return answer ? "taken" : answer.error().detail;
    }
    static json but(const char* name, const json& value) {
        json changed = claims();
        changed[name] = value;
        return changed;
    }
    static json without(const char* name) {
        json changed = claims();
        changed.erase(name);
        return changed;
    }

    const Signer signer = Signer::rsa();
    const KeySet keys = KeySet::parse(set_of({signer.described("k")})).value();
};

TEST_F(IdToken, NamesTheAccountOfTheClaimThatIsSet) {
    EXPECT_EQ(taken(claims()).value(), "u-1");
    Demand other = demand();
    other.account_claim = "employee_number";
    EXPECT_EQ(
        account_in(signer.token("k", but("employee_number", "0815").dump()), keys, other).value(),
        "0815");
    EXPECT_THAT(account_in(signer.token("k", claims().dump()), keys, other).error().detail,
                HasSubstr("employee_number"));
}

TEST_F(IdToken, IsTakenForThisClientAloneFromThisProviderForThisSignIn) {
    EXPECT_THAT(why_not(but("iss", "https://evil.example")), HasSubstr("another provider"));
    EXPECT_THAT(why_not(but("aud", "other")), HasSubstr("another client"));
    EXPECT_THAT(why_not(but("aud", {"madoguchi", "other"})), HasSubstr("another client"));
    EXPECT_THAT(why_not(but("azp", "other")), HasSubstr("another client"));
    EXPECT_THAT(why_not(without("aud")), HasSubstr("another client"));
    EXPECT_EQ(why_not(but("aud", json::array({"madoguchi"}))), "taken");
    EXPECT_THAT(why_not(but("nonce", "n-2")), HasSubstr("another sign-in"));
    EXPECT_THAT(why_not(without("nonce")), HasSubstr("another sign-in"));
}

TEST_F(IdToken, IsGoodForAWhileOnly) {
    EXPECT_THAT(why_not(but("exp", kNow - 61)), HasSubstr("expired"));
    EXPECT_EQ(why_not(but("exp", kNow - 59)), "taken");
    EXPECT_THAT(why_not(without("exp")), HasSubstr("how long"));
    EXPECT_THAT(why_not(but("iat", kNow + 61)), HasSubstr("another time"));
    EXPECT_THAT(why_not(but("iat", kNow - 81)), HasSubstr("another time"));
    EXPECT_THAT(why_not(without("iat")), HasSubstr("when it was issued"));
    EXPECT_THAT(why_not(but("iat", "yesterday")), HasSubstr("when it was issued"));
}

TEST_F(IdToken, IsOfNoUseWherePersonsWerentAskedWhoTheyAre) {
    EXPECT_THAT(why_not(but("auth_time", kNow - 3'600)), HasSubstr("without asking"));
    EXPECT_THAT(why_not(without("auth_time")), HasSubstr("auth_time"));
}

TEST_F(IdToken, NamesAnAccountThatCanBeBound) {
    EXPECT_THAT(why_not(but("sub", "")), HasSubstr("account_claim"));
    EXPECT_THAT(why_not(but("sub", 7)), HasSubstr("account_claim"));
    EXPECT_THAT(why_not(but("sub", "a\nb")), HasSubstr("account_claim"));
    EXPECT_THAT(why_not(but("sub", std::string(256, 'a'))), HasSubstr("account_claim"));
}

TEST_F(IdToken, HoldsClaims) {
    EXPECT_THAT(account_in(signer.token("k", "[]"), keys, demand()).error().detail,
                HasSubstr("no claims"));
    EXPECT_THAT(account_in("a.b", keys, demand()).error().detail, HasSubstr("isn't one"));
    EXPECT_THAT(account_in("", keys, demand()).error().detail, HasSubstr("isn't one"));
}

}  // namespace
}  // namespace madoguchi::openid
