#include <gtest/gtest.h>

#include <vector>

#include "madoguchi/adapters/openssl/ed25519.hpp"

namespace madoguchi::openssl {
namespace {

// The worked example in the documentation of Go's package note, from which the format comes.
constexpr const char* kPrivateKey =
    "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
constexpr const char* kVerifierKey =
    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
constexpr const char* kOtherKey = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
constexpr const char* kText =
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n";
constexpr const char* kSignature =
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZ"
    "b6KE6RyyBwJnAM=\n";
constexpr const char* kOtherSignature =
    "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33W"
    "Wd1RvMc+QQ=\n";
// The example of C2SP's signed-note.
constexpr const char* kPoem =
    "Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n\n"
    "— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU"
    "0xMcXxj99ihAQwaqP3ZekRwNtIc=\n";

std::string published() { return std::string(kText) + "\n" + kSignature; }

log::Expected<void, std::string> check(const std::string& bytes,
                                       const std::vector<std::string>& keys) {
    std::vector<std::unique_ptr<Ed25519Verifier>> made;
    std::vector<const log::NoteVerifier*> verifiers;
    for (const auto& key : keys) {
        made.push_back(std::move(*Ed25519Verifier::parse(key)));
        verifiers.push_back(made.back().get());
    }
    return log::parse_note(bytes).and_then(
        [&](const log::Note& note) { return log::check_note(note, verifiers); });
}

TEST(SignedNote, IsSignedAsThePublishedOne) {
    const auto signer = Ed25519Signer::parse(kPrivateKey);
    ASSERT_TRUE(signer) << signer.error();
    const log::NoteSigner* const signers[] = {signer->get()};
    EXPECT_EQ(log::format_note(log::sign_note(kText, signers)), published());
    EXPECT_EQ((*signer)->verifier_text(), kVerifierKey);
    EXPECT_EQ((*signer)->private_text(), kPrivateKey);
}

TEST(SignedNote, IsBelievedWithThePublishedKeys) {
    EXPECT_TRUE(check(published(), {kVerifierKey}));
    EXPECT_TRUE(check(published() + kOtherSignature, {kVerifierKey}));
    EXPECT_TRUE(check(published() + kOtherSignature, {kOtherKey}));
    EXPECT_TRUE(check(published() + kOtherSignature, {kOtherKey, kVerifierKey}));
    EXPECT_FALSE(check(published(), {kOtherKey})) << "no known key has signed it";
    EXPECT_FALSE(check(published(), {}));
}

TEST(SignedNote, MayHoldEmptyLinesAndUtf8) {
    const auto note = log::parse_note(kPoem);
    ASSERT_TRUE(note) << note.error();
    EXPECT_EQ(note->signatures.at(0).key,
              (log::NoteKeyId{"quasimodo.example/salvatore", 0x367ba04b}));
    EXPECT_EQ(note->signatures.at(0).bytes.size(), 64u);
    EXPECT_TRUE(note->text.ends_with("sole:\n\ned è subito sera.\n"));
    EXPECT_EQ(log::format_note(*note), kPoem);
}

TEST(SignedNote, IsNotBelievedWithAnyByteFlipped) {
    const std::string good = published();
    for (std::size_t at = 0; at < good.size(); ++at) {
        std::string bad = good;
        bad[at] = static_cast<char>(bad[at] ^ (1 << at % 7));
        EXPECT_FALSE(check(bad, {kVerifierKey})) << at;
    }
    for (std::size_t at = 0; at < good.size(); ++at) {
        EXPECT_FALSE(check(good.substr(0, at), {kVerifierKey})) << at;
    }
}

TEST(SignedNote, IsRefusedWhenAKnownKeysSignatureIsWrongBesideAGoodOne) {
    std::string wrong = kOtherSignature;
    wrong[40] = wrong[40] == 'A' ? 'B' : 'A';
    const auto checked = check(published() + wrong, {kVerifierKey, kOtherKey});
    ASSERT_FALSE(checked);
    EXPECT_NE(checked.error().find("EnochRoot"), std::string::npos);
    EXPECT_TRUE(check(published() + wrong, {kVerifierKey})) << "an unknown key's is ignored";
}

TEST(SignedNote, IsOnlyReadAsTheFormatSays) {
    const std::string text(kText);
    for (const std::string& wrong : std::vector<std::string>{
             text, text + "\n", text + kSignature, text + "\n- PeterNeumann AAAAAAAA\n",
             text + "\n— PeterNeumann\n", text + "\n— Peter+Neumann AAAAAAAA\n",
             text + "\n— PeterNeumann AAAA\n", text + "\r\n\n" + kSignature,
             "\xff\n\n" + std::string(kSignature), text + "\n" + kSignature + "more\n"}) {
        EXPECT_FALSE(log::parse_note(wrong)) << wrong;
    }
    std::string many = text + "\n";
    for (int i = 0; i < 101; ++i) {
        many += kSignature;
    }
    EXPECT_FALSE(log::parse_note(many));
}

TEST(VerifierKey, IsRefusedWhenAnythingOfItIsWrong) {
    EXPECT_TRUE(Ed25519Verifier::parse(kVerifierKey));
    const std::string rest = "ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    for (const std::string& wrong : std::vector<std::string>{
             "", "PeterNeumann", "PeterNeumann+c74f20a3", "+c74f20a3+" + rest,
             "Peter Neumann+c74f20a3+" + rest, "PeterNeumann+c74f20a4+" + rest,
             "PeterNeumanm+c74f20a3+" + rest, "PeterNeumann+C74F20A3+" + rest,
             "PeterNeumann+cc469956+" + rest + "BADKEY==", std::string(kPrivateKey)}) {
        EXPECT_FALSE(Ed25519Verifier::parse(wrong)) << wrong;
    }
    EXPECT_FALSE(Ed25519Signer::parse(kVerifierKey));
    const auto wrong = Ed25519Signer::parse(std::string(kPrivateKey) + "A");
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.error().find("AYEK"), std::string::npos) << "a private key isn't printed";
}

TEST(SigningKey, OfItsOwnMakingSignsAndIsReadBack) {
    const auto made = Ed25519Signer::generate("madoguchi/test");
    const auto again = Ed25519Signer::parse(made->private_text());
    ASSERT_TRUE(again) << again.error();
    EXPECT_EQ((*again)->sign("text"), made->sign("text"));
    const auto verifier = Ed25519Verifier::parse(made->verifier_text());
    ASSERT_TRUE(verifier) << verifier.error();
    EXPECT_TRUE((*verifier)->holds("text", made->sign("text")));
    EXPECT_FALSE((*verifier)->holds("texu", made->sign("text")));
    EXPECT_FALSE((*verifier)->holds("text", ""));
    EXPECT_NE(Ed25519Signer::generate("madoguchi/test")->verifier_text(), made->verifier_text());
}

}  // namespace
}  // namespace madoguchi::openssl
