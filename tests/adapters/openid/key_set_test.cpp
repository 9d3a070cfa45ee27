#include "madoguchi/adapters/openid/key_set.hpp"

#include <gmock/gmock.h>

#include "signer.hpp"

namespace madoguchi::openid {
namespace {

using ::testing::HasSubstr;

TEST(KeySet, TakesWhatOneOfItsKeysHasSigned) {
    const Signer rsa = Signer::rsa();
    const Signer elliptic = Signer::elliptic();
    const auto keys = KeySet::parse(set_of({rsa.described("r"), elliptic.described("e")})).value();
    EXPECT_EQ(keys.signed_text(rsa.token("r", "text")).value(), "text");
    EXPECT_EQ(keys.signed_text(elliptic.token("e", "text")).value(), "text");
    Signer padded = Signer::rsa();
    padded.algorithm = "PS256";
    EXPECT_EQ(KeySet::parse(set_of({padded.described("p")}))
                  .value()
                  .signed_text(padded.token("p", "text"))
                  .value(),
              "text");
}

TEST(KeySet, TakesNothingOfAnotherKey) {
    const Signer theirs = Signer::rsa();
    const Signer other = Signer::rsa();
    const auto keys = KeySet::parse(set_of({theirs.described("k")})).value();
    EXPECT_THAT(keys.signed_text(other.token("k", "text")).error().detail,
                HasSubstr("none of the provider's keys"));
    EXPECT_FALSE(keys.signed_text(theirs.token("unknown", "text")));
    std::string changed = theirs.token("k", "text");
    changed[changed.find('.') + 1] ^= 1;
    EXPECT_FALSE(keys.signed_text(changed));
}

TEST(KeySet, TakesNoAlgorithmThatAnybodyCanSignBy) {
    const Signer theirs = Signer::rsa();
    const json described = theirs.described("k");
    const auto keys = KeySet::parse(set_of({described})).value();
    // A public key as a shared secret, which everybody has.
    const Signer shared = Signer::shared(described.dump());
    EXPECT_THAT(keys.signed_text(shared.token("k", "text")).error().detail,
                HasSubstr("RS256, PS256 or ES256"));
    const std::string none = "eyJhbGciOiJub25lIiwia2lkIjoiayJ9.dGV4dA.";  // {"alg":"none",…}
    EXPECT_FALSE(keys.signed_text(none));
    Signer weaker = Signer::rsa();
    weaker.algorithm = "RS384";
    EXPECT_FALSE(KeySet::parse(set_of({weaker.described("k")}))
                     .value()
                     .signed_text(weaker.token("k", "text")));
}

TEST(KeySet, LeavesOutKeysThatArentOfUse) {
    EXPECT_THAT(KeySet::parse(set_of({Signer::rsa(1'024).described("k")})).error().detail,
                HasSubstr("2,048"));
    EXPECT_FALSE(KeySet::parse(set_of({Signer::shared("secret").described("k")})));
    EXPECT_FALSE(KeySet::parse(set_of({Signer::elliptic(CJOSE_JWK_EC_P_384).described("k")})));
    json encrypts = Signer::rsa().described("k");
    encrypts["use"] = "enc";
    EXPECT_FALSE(KeySet::parse(set_of({encrypts})));
    EXPECT_FALSE(KeySet::parse(set_of({json("text")})));
    EXPECT_FALSE(KeySet::parse("[]"));
    EXPECT_FALSE(KeySet::parse("{"));
}

TEST(KeySet, GoesByTheAlgorithmThatAKeyIsFor) {
    const Signer signer = Signer::rsa();
    json key = signer.described("k");
    key["alg"] = "PS256";
    EXPECT_FALSE(KeySet::parse(set_of({key})).value().signed_text(signer.token("k", "text")));
}

}  // namespace
}  // namespace madoguchi::openid
