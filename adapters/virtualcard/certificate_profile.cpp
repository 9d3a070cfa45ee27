#include "madoguchi/adapters/virtualcard/certificate_profile.hpp"

#include <array>
#include <cstdio>
#include <utility>

namespace madoguchi::virtualcard {
namespace {

using card::CertificateKind;

constexpr const char* kOrganization = "JPKI-TEST";
constexpr const char* kUnitBelow = "Virtual Card Training Authority";

const char* unit(CertificateKind kind) {
    return kind == CertificateKind::kSignature ? "JPKI for digital signature"
                                               : "JPKI for user authentication";
}

bool add_entry(X509_NAME* name, const char* field, const std::string& text) {
    return X509_NAME_add_entry_by_txt(name, field, MBSTRING_UTF8,
                                      reinterpret_cast<const unsigned char*>(text.c_str()),
                                      static_cast<int>(text.size()), -1, 0) == 1;
}

NameHandle make_name(const std::vector<std::pair<const char*, std::string>>& entries) {
    NameHandle name(X509_NAME_new());
    for (const auto& [field, text] : entries) {
        if (!name || !add_entry(name.get(), field, text)) {
            return nullptr;
        }
    }
    return name;
}

/// `config` holds the sections that `value` refers to.
bool add_extension(X509* certificate, X509* issuer, int nid, const std::string& value,
                   const std::string& config = {}) {
    const BioHandle text(BIO_new_mem_buf(config.data(), static_cast<int>(config.size())));
    const ConfigHandle sections(NCONF_new(nullptr));
    long line = 0;
    if (!text || !sections ||
        (!config.empty() && NCONF_load_bio(sections.get(), text.get(), &line) != 1)) {
        return false;
    }
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509V3_set_nconf(&context, sections.get());
    const ExtensionHandle extension(
        X509V3_EXT_nconf_nid(sections.get(), &context, nid, value.c_str()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool add_directory_name(X509* certificate, int nid, NameHandle name) {
    const GeneralNamesHandle names(GENERAL_NAMES_new());
    GENERAL_NAME* entry = GENERAL_NAME_new();
    if (!names || !name || entry == nullptr || sk_GENERAL_NAME_push(names.get(), entry) == 0) {
        GENERAL_NAME_free(entry);
        return false;
    }
    GENERAL_NAME_set0_value(entry, GEN_DIRNAME, name.release());
    return X509_add1_ext_i2d(certificate, nid, names.get(), 0, X509V3_ADD_DEFAULT) == 1;
}

bool push_other_name(GENERAL_NAMES* names, const char* oid, const std::string& text) {
    GENERAL_NAME* entry = GENERAL_NAME_new();
    ASN1_OBJECT* type = OBJ_txt2obj(oid, 1);
    ASN1_TYPE* value = ASN1_TYPE_new();
    ASN1_UTF8STRING* string = ASN1_UTF8STRING_new();
    const bool made = entry != nullptr && type != nullptr && value != nullptr &&
                      string != nullptr &&
                      ASN1_STRING_set(string, text.data(), static_cast<int>(text.size())) == 1;
    if (made) {
        ASN1_TYPE_set(value, V_ASN1_UTF8STRING, std::exchange(string, nullptr));
    }
    if (made && GENERAL_NAME_set0_othername(entry, type, value) == 1) {
        type = nullptr;
        value = nullptr;
        if (sk_GENERAL_NAME_push(names, entry) != 0) {
            return true;
        }
    }
    ASN1_UTF8STRING_free(string);
    ASN1_TYPE_free(value);
    ASN1_OBJECT_free(type);
    GENERAL_NAME_free(entry);
    return false;
}

std::size_t characters(const std::string& utf8) {
    std::size_t count = 0;
    for (const char c : utf8) {
        count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
    }
    return count;
}

/// Name, birth date, sex, address, and for name and address which characters are substitutes
/// (none).
bool add_personal_data(X509* certificate, const Holder& holder) {
    const GeneralNamesHandle names(GENERAL_NAMES_new());
    const std::array<std::pair<const char*, std::string>, 6> values{{
        {"1.2.392.200149.8.5.5.1", holder.name},
        {"1.2.392.200149.8.5.5.4", birth_date_text(holder.birth_date)},
        {"1.2.392.200149.8.5.5.3", std::string(1, holder.sex)},
        {"1.2.392.200149.8.5.5.5", holder.address},
        {"1.2.392.200149.8.5.5.2", std::string(characters(holder.name), '0')},
        {"1.2.392.200149.8.5.5.6", std::string(characters(holder.address), '0')},
    }};
    for (const auto& [oid, text] : values) {
        if (!names || !push_other_name(names.get(), oid, text)) {
            return false;
        }
    }
    return X509_add1_ext_i2d(certificate, NID_subject_alt_name, names.get(), 0,
                             X509V3_ADD_DEFAULT) == 1;
}

std::string policy_config(CertificateKind kind) {
    // The arc below ...8.5.1.0 is the test hierarchy's; its last number for user authentication is
    // ours.
    return std::string("[policy]\npolicyIdentifier=1.2.392.200149.8.5.1.0.") +
           (kind == CertificateKind::kSignature ? "20" : "30") +
           "\nCPS.1=http://jpki-test.invalid/cps.html\n";
}

std::string distribution_config(const CertificateOrder& order) {
    return std::string("[point]\nfullname=dirName:place\n[place]\nC=JP\nO=") + kOrganization +
           "\n1.OU=" + unit(order.kind) +
           "\n2.OU=CRL Distribution Points\n3.OU=" + order.holder.prefecture +
           "\nCN=" + order.holder.city + " CRLDP\n";
}

}  // namespace

NameHandle ca_name(CertificateKind kind) {
    return make_name({{"C", "JP"}, {"O", kOrganization}, {"OU", unit(kind)}, {"OU", kUnitBelow}});
}

bool add_ca_extensions(X509* certificate, CertificateKind kind) {
    const std::string service = std::string("公的個人認証サービス試験") +
                                (kind == CertificateKind::kSignature ? "署名用" : "利用者証明用");
    return add_extension(certificate, certificate, NID_key_usage, "critical,keyCertSign,cRLSign") &&
           add_directory_name(certificate, NID_subject_alt_name,
                              make_name({{"C", "JP"},
                                         {"O", "公的個人認証サービス試験"},
                                         {"OU", service},
                                         {"OU", "仮想カード訓練用"}})) &&
           add_extension(certificate, certificate, NID_basic_constraints, "critical,CA:TRUE") &&
           add_extension(certificate, certificate, NID_subject_key_identifier, "hash");
}

NameHandle subject_name(const CertificateOrder& order, const std::string& digest) {
    constexpr char kLetters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    std::array<char, 8> number{};
    std::snprintf(number.data(), number.size(), "%05u", order.issue % 100000U);
    if (order.kind == CertificateKind::kUserAuth) {
        std::string code;
        for (std::size_t i = 0; i < 14; ++i) {
            code += kLetters[static_cast<unsigned char>(digest[i]) % 36U];
        }
        code += order.holder.municipality_code + std::string(number.data() + 2) + "A";
        return make_name({{"C", "JP"}, {"CN", code}});
    }
    const auto start = order.validity.not_before;
    const auto day = std::chrono::floor<std::chrono::days>(start);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{start - day};
    std::array<char, 32> code{};
    std::snprintf(code.data(), code.size(), "%04d%02u%02u%02d%02d%02d", int{date.year()} % 10000,
                  unsigned{date.month()} % 100U, unsigned{date.day()} % 100U,
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()));
    return make_name({{"C", "JP"},
                      {"L", order.holder.prefecture},
                      {"L", order.holder.city},
                      {"CN", std::string(code.data()) + number.data() + "TESTCARD0"}});
}

bool add_extensions(X509* certificate, X509* issuer, const CertificateOrder& order) {
    const bool signature = order.kind == CertificateKind::kSignature;
    const auto add = [&](int nid, const std::string& value, const std::string& config = {}) {
        return add_extension(certificate, issuer, nid, value, config);
    };
    return add(NID_key_usage, signature ? "critical,digitalSignature,nonRepudiation"
                                        : "critical,digitalSignature") &&
           (signature ? add_personal_data(certificate, order.holder)
                      : add(NID_ext_key_usage, "clientAuth")) &&
           add(NID_certificate_policies, "critical,@policy", policy_config(order.kind)) &&
           add(NID_issuer_alt_name, "issuer:copy") &&
           add(NID_crl_distribution_points, "point", distribution_config(order)) &&
           add(NID_info_access, "OCSP;URI:http://ocsp.jpki-test.invalid/") &&
           add(NID_authority_key_identifier, "keyid:always,issuer:always") &&
           add(NID_subject_key_identifier, "hash");
}

std::string birth_date_text(std::chrono::sys_days date) {
    char era = '1';
    if (date >= std::chrono::sys_days(std::chrono::May / 1 / 2019)) {
        era = '5';
    } else if (date >= std::chrono::sys_days(std::chrono::January / 8 / 1989)) {
        era = '4';
    } else if (date >= std::chrono::sys_days(std::chrono::December / 25 / 1926)) {
        era = '3';
    } else if (date >= std::chrono::sys_days(std::chrono::July / 30 / 1912)) {
        era = '2';
    }
    const std::chrono::year_month_day day{date};
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%c%04d%02u%02u", era, int{day.year()} % 10000,
                  unsigned{day.month()} % 100U, unsigned{day.day()} % 100U);
    return text.data();
}

}  // namespace madoguchi::virtualcard
