#include <gtest/gtest.h>

#include "../adapters/webauthn/authenticator.hpp"
#include "serving.hpp"

// Security keys beside the password, as browsers bring them: `Authenticator` is one with its key.
namespace madoguchi::e2e {
namespace {

using webauthn::Authenticator;

std::string hex(const std::string& bytes) {
    std::string text;
    for (const char c : bytes) {
        constexpr const char* kDigits = "0123456789abcdef";
        text += kDigits[static_cast<unsigned char>(c) >> 4U];
        text += kDigits[static_cast<unsigned char>(c) & 0xFU];
    }
    return text;
}

/// A clerk who has a password, at a server that browsers know by a name.
class Keys : public Serve {
 protected:
    void SetUp() override {
        Serve::SetUp();
        options = {"--origin", authenticator.origin};
        const std::string password = account("k1");
        start();
        clerk = std::make_unique<Browser>(port);
        clerk->sign_in("matsue", "k1", password);
    }

    static json who(const json& more = json::object()) {
        json body{{"municipality", "matsue"}, {"staff", "k1"}, {"password", Browser::kPassword}};
        body.update(more);
        return body;
    }
    static std::string challenge_in(const Reply& reply) {
        EXPECT_EQ(reply.status, 200) << reply.body;
        return reply.data().value("challenge", "");
    }
    Reply add(Authenticator& key, const std::string& label) {
        const std::string challenge = challenge_in(
            clerk->post("/v1/session/keys/challenge", {{"password", Browser::kPassword}}));
        const auto made = key.make(challenge);
        return clerk->post("/v1/session/keys", {{"challenge", challenge},
                                                {"label", label},
                                                {"client_data", hex(made.client_data)},
                                                {"attestation", hex(made.attestation)}});
    }
    /// What a browser brings after the password, signed by that key.
    json signed_by(Authenticator& key) {
        const std::string challenge =
            challenge_in(Browser(port).post("/v1/session/key-challenge", who()));
        const auto made = key.sign(challenge);
        return who({{"key",
                     {{"challenge", challenge},
                      {"id", hex(key.id)},
                      {"client_data", hex(made.client_data)},
                      {"authenticator_data", hex(made.authenticator_data)},
                      {"signature", hex(made.signature)}}}});
    }
    Reply sign_in(const json& body) { return Browser(port).post("/v1/session", body); }

    Authenticator authenticator;
    std::unique_ptr<Browser> clerk;
};

TEST_F(Keys, AreAskedForAfterThePassword) {
    EXPECT_EQ(sign_in(who()).status, 200);
    ASSERT_EQ(add(authenticator, "机の鍵").status, 204);
    EXPECT_EQ(clerk->get("/v1/session/keys").data()[0]["label"], "机の鍵");
    const Reply needed = sign_in(who());
    EXPECT_EQ(needed.status, 401);
    EXPECT_EQ(needed.code(), "key_needed");
    EXPECT_EQ(sign_in(who({{"password", "something else"}})).code(), "sign_in_failed");
    EXPECT_EQ(sign_in(signed_by(authenticator)).status, 200);
    EXPECT_EQ(sign_in(who({{"code", "123456"}})).code(), "key_needed") << "no code is set";
    EXPECT_EQ(stop(), 0);
}

TEST_F(Keys, SignOnce) {
    ASSERT_EQ(add(authenticator, "a").status, 204);
    const json body = signed_by(authenticator);
    EXPECT_EQ(sign_in(body).status, 200);
    EXPECT_EQ(sign_in(body).code(), "key_wrong");
    json late = signed_by(authenticator);
    late["key"]["challenge"] = body["key"]["challenge"];
    EXPECT_EQ(sign_in(late).code(), "key_wrong");
    EXPECT_EQ(stop(), 0);
}

TEST_F(Keys, LetNobodyInByAnothersSignature) {
    ASSERT_EQ(add(authenticator, "a").status, 204);
    Authenticator other;
    EXPECT_EQ(sign_in(signed_by(other)).code(), "key_wrong");
    json named = signed_by(authenticator);
    named["key"]["id"] = hex("another");
    EXPECT_EQ(sign_in(named).code(), "key_wrong");
    authenticator.origin = "https://evil.example";
    EXPECT_EQ(sign_in(signed_by(authenticator)).code(), "key_wrong");
    // Wrong keys count as wrong passwords do: the wait doubles until it outlasts a try.
    int status = 401;
    for (int i = 0; i < 10 && status == 401; ++i) {
        status = sign_in(named).status;
    }
    EXPECT_EQ(status, 429);
    EXPECT_EQ(stop(), 0);
}

TEST_F(Keys, AreSeveralAndGoOneByOne) {
    Authenticator spare;
    spare.id = "credential-2";
    ASSERT_EQ(add(authenticator, "a").status, 204);
    EXPECT_EQ(add(authenticator, "a").code(), "too_many_kept") << "twice";
    ASSERT_EQ(add(spare, "b").status, 204);
    EXPECT_EQ(sign_in(signed_by(spare)).status, 200);
    for (const json& kept : clerk->get("/v1/session/keys").data()) {
        const std::string path = "/v1/session/keys/" + kept["key"].get<std::string>() + "/remove";
        EXPECT_EQ(clerk->post(path, {{"password", "wrong"}}).code(), "sign_in_failed");
        EXPECT_EQ(clerk->post(path, {{"password", Browser::kPassword}}).status, 204);
        EXPECT_EQ(clerk->post(path, {{"password", Browser::kPassword}}).status, 404);
    }
    EXPECT_EQ(sign_in(who()).status, 200);
    EXPECT_EQ(stop(), 0);
}

TEST_F(Keys, GoWithTheAccountAndNeedItsPassword) {
    EXPECT_EQ(clerk->post("/v1/session/keys/challenge", {{"password", "wrong"}}).code(),
              "sign_in_failed");
    EXPECT_EQ(Browser(port).post("/v1/session/key-challenge", who({{"password", "wrong"}})).code(),
              "sign_in_failed");
    ASSERT_EQ(add(authenticator, "a").status, 204);
    EXPECT_EQ(stop(), 0);
    const std::string password = account("k1");
    start();
    EXPECT_EQ(sign_in(who({{"password", password}})).status, 200) << "a lost key";
    EXPECT_EQ(stop(), 0);
}

TEST_F(Keys, ArentOfferedWhereBrowsersKnowTheServerByNoName) {
    ASSERT_EQ(add(authenticator, "a").status, 204);
    EXPECT_EQ(clerk->get("/v1/sign-in").data()["keys"], true);
    EXPECT_EQ(stop(), 0);
    options.clear();
    start();
    Browser browser(port);
    EXPECT_EQ(browser.get("/v1/sign-in").data()["keys"], false);
    EXPECT_EQ(browser.post("/v1/session/key-challenge", who()).code(), "keys_not_offered");
    EXPECT_EQ(sign_in(who()).code(), "key_needed") << "a second factor isn't skipped";
    EXPECT_EQ(stop(), 0);
}

}  // namespace
}  // namespace madoguchi::e2e
