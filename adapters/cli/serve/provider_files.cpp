#include "madoguchi/adapters/cli/serve/provider_files.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "madoguchi/adapters/cli/files.hpp"

namespace madoguchi::cli::serve {

namespace {

using nlohmann::json;

constexpr std::size_t kFileBytesMax = std::size_t{64} << 10U;
constexpr std::string_view kLabel = "庁内の認証基盤";
constexpr std::string_view kRedirectPath = "/sign-in/return";
constexpr std::array<std::string_view, 10> kMembers{"municipality",
                                                    "label",
                                                    "issuer",
                                                    "client_id",
                                                    "client_secret_file",
                                                    "client_secret_credential",
                                                    "account_claim",
                                                    "scope",
                                                    "ca_file",
                                                    "redirect"};

/// One file as it is read.
class ProviderFile {
 public:
    ProviderFile(std::string path, json given) : path_(std::move(path)), given_(std::move(given)) {}

    [[nodiscard]] auto wrong(const std::string& what) const {
        return failed(ExitStatus::kUsage, path_ + ": " + what);
    }
    /// A member's text, or what stands for it where it is missing.
    [[nodiscard]] std::string text(std::string_view name, std::string_view otherwise = "") const {
        const auto found = given_.find(name);
        return found == given_.end() ? std::string(otherwise) : found->get<std::string>();
    }
    /// Every member is known and a text.
    [[nodiscard]] Result<void> check_members() const {
        for (const auto& [name, value] : given_.items()) {
            if (std::ranges::find(kMembers, name) == kMembers.end()) {
                return wrong("there is no member '" + name + "'");
            }
            if (!value.is_string() || value.get_ref<const std::string&>().empty()) {
                return wrong("'" + name + "': give a text");
            }
        }
        for (const auto* const name : {"municipality", "issuer", "client_id", "redirect"}) {
            if (!given_.contains(name)) {
                return wrong("'" + std::string(name) + "' is missing");
            }
        }
        return {};
    }
    /// The client's secret, without the line end that editors put behind it; empty: it has none.
    [[nodiscard]] Result<std::string> secret() const {
        std::string path = text("client_secret_file");
        if (const std::string name = text("client_secret_credential"); !name.empty()) {
            const char* const folder = std::getenv("CREDENTIALS_DIRECTORY");
            if (!path.empty() || folder == nullptr) {
                return wrong(path.empty() ? "'client_secret_credential': $CREDENTIALS_DIRECTORY "
                                            "isn't set: start the program as the systemd service "
                                            "that has the credential"
                                          : "give the client's secret once");
            }
            path = std::string(folder) + "/" + name;
        }
        if (path.empty()) {
            return std::string();
        }
        auto bytes = read_file(path, kFileBytesMax);
        if (!bytes) {
            return log::unexpected(bytes.error());
        }
        while (!bytes->empty() && (bytes->back() == '\n' || bytes->back() == '\r')) {
            bytes->pop_back();
        }
        if (bytes->empty()) {
            return wrong("the file of the client's secret is empty");
        }
        return bytes;
    }

 private:
    std::string path_;
    json given_;
};

Result<ProviderFile> open_file(const std::string& path) {
    const auto bytes = read_file(path, kFileBytesMax);
    if (!bytes) {
        return log::unexpected(bytes.error());
    }
    json given = json::parse(*bytes, nullptr, false);
    if (!given.is_object()) {
        return failed(ExitStatus::kUsage, path + ": give a JSON object");
    }
    ProviderFile file(path, std::move(given));
    if (auto checked = file.check_members(); !checked) {
        return log::unexpected(checked.error());
    }
    return file;
}

Result<Provider> provider_in(const ProviderFile& file) {
    openid::Settings settings{.issuer = file.text("issuer"),
                              .client_id = file.text("client_id"),
                              .client_secret = {},
                              .redirect = file.text("redirect"),
                              .account_claim = file.text("account_claim", "sub"),
                              .scope = file.text("scope", "openid"),
                              .ca_file = file.text("ca_file")};
    if (!is_page_address(settings.issuer)) {
        return file.wrong("'issuer': give the provider's https address");
    }
    if (!is_page_address(settings.redirect) || !settings.redirect.ends_with(kRedirectPath)) {
        return file.wrong("'redirect': give this server's https address with " +
                          std::string(kRedirectPath) + " behind it, as the provider knows it");
    }
    if ((" " + settings.scope + " ").find(" openid ") == std::string::npos) {
        return file.wrong("'scope': 'openid' has to be one of its words");
    }
    if (!settings.ca_file.empty()) {
        if (const auto readable = read_file(settings.ca_file); !readable) {
            return log::unexpected(readable.error());
        }
    }
    auto secret = file.secret();
    if (!secret) {
        return log::unexpected(secret.error());
    }
    settings.client_secret = std::move(*secret);
    return Provider{file.text("label", kLabel), openid::Provider(std::move(settings))};
}

}  // namespace

bool is_page_address(const std::string& address) {
    const auto is_of = [&](std::string_view scheme_and_host) {
        return address.starts_with(scheme_and_host) &&
               (address.size() == scheme_and_host.size() ||
                address[scheme_and_host.size()] == ':' || address[scheme_and_host.size()] == '/');
    };
    return address.starts_with("https://") || is_of("http://127.0.0.1") ||
           is_of("http://localhost") || is_of("http://[::1]");
}

Result<void> check_served(const Providers& providers, const std::vector<log::TenantId>& served) {
    for (const auto& [municipality, provider] : providers) {
        if (std::ranges::find(served, log::TenantId(municipality)) == served.end()) {
            return failed(ExitStatus::kUsage,
                          "--oidc: the municipality '" + municipality + "' isn't served here");
        }
    }
    return {};
}

Result<Providers> read_providers(const std::vector<std::string>& files) {
    Providers providers;
    for (const auto& path : files) {
        const auto file = open_file(path);
        if (!file) {
            return log::unexpected(file.error());
        }
        const std::string municipality = file->text("municipality");
        auto provider = provider_in(*file);
        if (!provider) {
            return log::unexpected(provider.error());
        }
        if (!providers.emplace(municipality, std::move(*provider)).second) {
            return file->wrong("'municipality': " + municipality + " has a provider already");
        }
    }
    return providers;
}

}  // namespace madoguchi::cli::serve
