#include "madoguchi/adapters/webauthn/security_key.hpp"

#include <gmock/gmock.h>

#include "authenticator.hpp"

namespace madoguchi::webauthn {
namespace {

using ::testing::HasSubstr;

const RelyingParty kParty = party_of("https://madoguchi.example.jp:8443");
constexpr const char* kChallenge = "challenge-1";

class Key : public ::testing::Test {
 protected:
    /// Why a registration isn't taken.
    std::string why_not() {
        const auto answer = registered(kParty, kChallenge, authenticator.make(kChallenge));
        return answer ? "taken" : answer.error();
    }
    /// Why a signature isn't taken, by a key that is registered as it is now.
    std::string why_not_signed() {
        const auto answer = asserted(kParty, kChallenge, key, authenticator.sign(kChallenge));
        return answer ? "taken" : answer.error();
    }

    Authenticator authenticator;
    const SecurityKey key = registered(kParty, kChallenge, authenticator.make(kChallenge)).value();
};

TEST(Party, IsAHostsNameUnderHttpsOrThisMachine) {
    EXPECT_EQ(kParty.id, "madoguchi.example.jp");
    EXPECT_EQ(party_of("http://localhost:8080").id, "localhost");
    EXPECT_EQ(party_of("https://madoguchi").id, "madoguchi");
    for (const char* const none :
         {"", "http://madoguchi.example.jp", "https://10.0.0.1:8443", "https://[::1]", "https://",
          "https://madoguchi.example.jp/", "http://localhost.example.jp",
          "https://Madoguchi.example.jp", "https://madoguchi.example.jp:443"}) {
        EXPECT_EQ(party_of(none).id, "") << none;
    }
}

TEST_F(Key, IsRegisteredAndSigns) {
    EXPECT_EQ(key.id, "credential-1");
    EXPECT_EQ(key.algorithm, -7);
    EXPECT_EQ(asserted(kParty, kChallenge, key, authenticator.sign(kChallenge)).value(), 1U);
}

TEST_F(Key, IsRegisteredWithItsOwnAttestationWhenThatIsTrue) {
    EXPECT_TRUE(registered(kParty, kChallenge, authenticator.make_packed(kChallenge)));
    const Authenticator other;
    EXPECT_THAT(
        registered(kParty, kChallenge, authenticator.make_packed(kChallenge, &other)).error(),
        HasSubstr("isn't true"));
}

TEST_F(Key, IsRegisteredForThisSiteAndChallengeOnly) {
    EXPECT_THAT(registered(kParty, "challenge-2", authenticator.make(kChallenge)).error(),
                HasSubstr("another challenge"));
    authenticator.origin = "https://evil.example";
    EXPECT_THAT(why_not(), HasSubstr("another site"));
    authenticator.origin = kParty.origin;
    authenticator.rp = "evil.example";
    EXPECT_THAT(why_not(), HasSubstr("another site"));
    authenticator.rp = kParty.id;
    authenticator.cross_origin = true;
    EXPECT_THAT(why_not(), HasSubstr("inside another"));
    authenticator.cross_origin = false;
    authenticator.ceremony = "webauthn.get";
    EXPECT_THAT(why_not(), HasSubstr("another ceremony"));
    authenticator.ceremony.clear();
    authenticator.flags = 0;
    EXPECT_THAT(why_not(), HasSubstr("touched"));
}

TEST_F(Key, IsntRegisteredByWhatCantBeRead) {
    Registration brought = authenticator.make(kChallenge);
    brought.attestation = "x";
    EXPECT_THAT(registered(kParty, kChallenge, brought).error(), HasSubstr("isn't one"));
    brought.attestation = Authenticator::object("none", json::object(), "short");
    EXPECT_THAT(registered(kParty, kChallenge, brought).error(), HasSubstr("can't be read"));
    brought.attestation = Authenticator::object("apple", json::object(), "short");
    EXPECT_FALSE(registered(kParty, kChallenge, brought));
    brought.client_data = "[]";
    EXPECT_THAT(registered(kParty, kChallenge, brought).error(), HasSubstr("isn't JSON"));
}

TEST_F(Key, SignsForThisSiteAndChallengeOnly) {
    EXPECT_THAT(asserted(kParty, "challenge-2", key, authenticator.sign(kChallenge)).error(),
                HasSubstr("another challenge"));
    authenticator.origin = "https://evil.example";
    EXPECT_THAT(why_not_signed(), HasSubstr("another site"));
    authenticator.origin = kParty.origin;
    authenticator.rp = "evil.example";
    EXPECT_THAT(why_not_signed(), HasSubstr("isn't the key's"));
    authenticator.rp = kParty.id;
    authenticator.ceremony = "webauthn.create";
    EXPECT_THAT(why_not_signed(), HasSubstr("another ceremony"));
    authenticator.ceremony.clear();
    authenticator.flags = 0x04;
    EXPECT_THAT(why_not_signed(), HasSubstr("isn't the key's"));
    authenticator.flags = 0x01;
    EXPECT_EQ(why_not_signed(), "taken");
}

TEST_F(Key, SignsNothingThatAnotherSigned) {
    Authenticator other;
    EXPECT_THAT(asserted(kParty, kChallenge, key, other.sign(kChallenge)).error(),
                HasSubstr("isn't the key's"));
    Assertion changed = authenticator.sign(kChallenge);
    changed.authenticator_data[36] ^= 1;
    EXPECT_FALSE(asserted(kParty, kChallenge, key, changed));
    changed = authenticator.sign(kChallenge);
    changed.signature.clear();
    EXPECT_FALSE(asserted(kParty, kChallenge, key, changed));
    changed.authenticator_data.clear();
    EXPECT_THAT(asserted(kParty, kChallenge, key, changed).error(), HasSubstr("can't be read"));
}

TEST_F(Key, CountsUpwards) {
    const Assertion first = authenticator.sign(kChallenge);
    SecurityKey counted = key;
    counted.counter = asserted(kParty, kChallenge, key, first).value();
    EXPECT_THAT(asserted(kParty, kChallenge, counted, first).error(), HasSubstr("copied"));
    EXPECT_EQ(asserted(kParty, kChallenge, counted, authenticator.sign(kChallenge)).value(), 2U);
    authenticator.counter = 0xFFFFFFFF;  // The next is 0 again.
    EXPECT_THAT(asserted(kParty, kChallenge, counted, authenticator.sign(kChallenge)).error(),
                HasSubstr("copied"));
    authenticator.counter = 0xFFFFFFFF;
    EXPECT_EQ(asserted(kParty, kChallenge, key, authenticator.sign(kChallenge)).value(), 0U)
        << "an authenticator that never counts";
}

}  // namespace
}  // namespace madoguchi::webauthn
