#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <memory>

#include "madoguchi/domain/card/certificate_summary.hpp"
#include "test_card.hpp"

namespace madoguchi::virtualcard {
namespace {

using namespace testing;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;

Certificate parsed(const std::vector<std::uint8_t>& der) {
    const unsigned char* at = der.data();
    return {d2i_X509(nullptr, &at, static_cast<long>(der.size())), X509_free};
}

std::vector<std::uint8_t> read_file(VirtualCard& card, std::string_view select) {
    sent(card, select);
    std::vector<std::uint8_t> whole;
    for (unsigned offset = 0;; offset += 256) {
        const std::vector<std::uint8_t> apdu{0x00, 0xB0, static_cast<std::uint8_t>(offset >> 8),
                                             0x00, 0x00};
        const auto part = card.transmit(apdu);
        whole.insert(whole.end(), part->data.begin(), part->data.end());
        if (part->data.size() < 256) {
            return whole;
        }
    }
}

class Certificates : public ::testing::Test {
 protected:
    void SetUp() override {
        issue_certificates(*card_);
        sent(*card_, kSelectJpki);
        sent(*card_, "00A4020C02001B");
        ASSERT_EQ(sent(*card_, with_pin("00200080", kSignaturePin)), "9000");
        sent(*card_, "00A4020C020018");
        ASSERT_EQ(sent(*card_, with_pin("00200080", kUserAuthPin)), "9000");
    }
    std::vector<std::uint8_t> signature() { return read_file(*card_, "00A4020C020001"); }
    std::vector<std::uint8_t> user_auth() { return read_file(*card_, "00A4020C02000A"); }

    std::unique_ptr<VirtualCard> card_ = new_card();
};

std::string extension_text(X509* certificate, int nid) {
    const int at = X509_get_ext_by_NID(certificate, nid, -1);
    if (at < 0) {
        return "absent";
    }
    BIO* bio = BIO_new(BIO_s_mem());
    X509V3_EXT_print(bio, X509_get_ext(certificate, at), 0, 0);
    char* text = nullptr;
    const long length = BIO_get_mem_data(bio, &text);
    std::string copy(text, static_cast<std::size_t>(length));
    BIO_free(bio);
    return copy;
}

TEST_F(Certificates, AreIssuedByTheTestAuthorityOnTheCard) {
    const auto check = [&](const std::vector<std::uint8_t>& der, std::string_view ca_file) {
        const auto certificate = parsed(der);
        const auto ca = parsed(read_file(*card_, ca_file));
        ASSERT_TRUE(certificate && ca);
        EXPECT_EQ(X509_verify(certificate.get(), X509_get0_pubkey(ca.get())), 1);
        EXPECT_EQ(X509_check_issued(ca.get(), certificate.get()), X509_V_OK);
        char* issuer = X509_NAME_oneline(X509_get_issuer_name(certificate.get()), nullptr, 0);
        EXPECT_NE(std::string(issuer).find("O=JPKI-TEST"), std::string::npos) << issuer;
        OPENSSL_free(issuer);
    };
    check(signature(), "00A4020C020002");
    check(user_auth(), "00A4020C02000B");
}

TEST_F(Certificates, EndAtTheLastSecondOfTheBirthdayInJapan) {
    for (const auto& der : {signature(), user_auth()}) {
        const auto summary = card::summarize_certificate(der);
        ASSERT_TRUE(summary);
        EXPECT_EQ(summary->not_after, kValidity.not_after);
        EXPECT_EQ(card::date_in_japan(summary->not_after),
                  std::chrono::sys_days(std::chrono::May / 20 / 2031));
        ASN1_INTEGER* serial = X509_get_serialNumber(parsed(der).get());
        EXPECT_NE(serial, nullptr);
    }
}

TEST_F(Certificates, HaveTheirOwnKeyUsage) {
    const auto sign = parsed(signature());
    const auto auth = parsed(user_auth());
    EXPECT_EQ(extension_text(sign.get(), NID_key_usage), "Digital Signature, Non Repudiation");
    EXPECT_EQ(extension_text(sign.get(), NID_ext_key_usage), "absent");
    EXPECT_EQ(extension_text(auth.get(), NID_key_usage), "Digital Signature");
    EXPECT_EQ(extension_text(auth.get(), NID_ext_key_usage), "TLS Web Client Authentication");
    EXPECT_EQ(extension_text(auth.get(), NID_subject_alt_name), "absent");
    EXPECT_NE(extension_text(sign.get(), NID_issuer_alt_name), "absent");
    EXPECT_NE(extension_text(sign.get(), NID_certificate_policies).find("jpki-test.invalid"),
              std::string::npos);
    EXPECT_NE(extension_text(auth.get(), NID_crl_distribution_points).find("Test-shi CRLDP"),
              std::string::npos);
}

bool contains(const std::vector<std::uint8_t>& der, std::string_view text) {
    return std::string_view(reinterpret_cast<const char*>(der.data()), der.size()).find(text) !=
           std::string_view::npos;
}

TEST_F(Certificates, CarryPersonalDataForSignatureOnly) {
    const auto person = holder();
    for (const std::string_view text :
         {std::string_view(person.name), std::string_view(person.address),
          std::string_view("319800520")}) {
        EXPECT_TRUE(contains(signature(), text)) << text;
        EXPECT_FALSE(contains(user_auth(), text)) << text;
    }
}

TEST_F(Certificates, FitTheKeyThatSigns) {
    const auto verify = [&](std::string_view key_file, const std::vector<std::uint8_t>& der) {
        sent(*card_, key_file);
        auto apdu = bytes(
            "802A008033"
            "3031300D060960864801650304020105000420"
            "000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F00");
        const auto response = card_->transmit(apdu);
        ASSERT_TRUE(response);
        ASSERT_EQ(response->data.size(), 256U);
        const auto certificate = parsed(der);
        EVP_PKEY_CTX* context = EVP_PKEY_CTX_new(X509_get0_pubkey(certificate.get()), nullptr);
        EVP_PKEY_verify_init(context);
        EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING);
        EVP_PKEY_CTX_set_signature_md(context, EVP_sha256());
        EXPECT_EQ(EVP_PKEY_verify(context, response->data.data(), response->data.size(),
                                  apdu.data() + 5 + 19, 32),
                  1);
        EVP_PKEY_CTX_free(context);
    };
    verify("00A4020C020017", user_auth());
    verify("00A4020C02001A", signature());
}

TEST_F(Certificates, SigningNeedsThePin) {
    card_->power_off();
    sent(*card_, kSelectJpki);
    sent(*card_, "00A4020C02001A");
    EXPECT_EQ(sent(*card_, "802A0080 03 010203 00"), "6982");
    EXPECT_EQ(sent(*card_, "802A0180 03 010203 00"), "6A86");
    EXPECT_EQ(sent(*card_, "802A0080 03 010203"), "6700");
    EXPECT_EQ(sent(*card_, "002A0080 03 010203 00"), "6D00");
}

}  // namespace
}  // namespace madoguchi::virtualcard
