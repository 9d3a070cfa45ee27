#include "madoguchi/adapters/openid/id_token.hpp"

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

namespace madoguchi::openid {

namespace {

using nlohmann::json;
using Time = std::chrono::sys_seconds;

auto untrue(std::string detail) { return fail(Fault::Kind::kUntrue, std::move(detail)); }

bool says(const json& claims, const char* name, const std::string& text) {
    const auto found = claims.find(name);
    return found != claims.end() && found->is_string() && *found == text;
}

/// A claim that is an instant; nothing where it is missing or none.
std::optional<Time> instant(const json& claims, const char* name) {
    const auto found = claims.find(name);
    if (found == claims.end() || !found->is_number()) {
        return std::nullopt;
    }
    return Time(std::chrono::seconds(found->get<std::int64_t>()));
}

/// The token is for this client, and for no other besides.
bool is_for(const json& claims, const std::string& client) {
    const auto found = claims.find("aud");
    if (found == claims.end() || (claims.contains("azp") && !says(claims, "azp", client))) {
        return false;
    }
    return *found == client ||
           (found->is_array() && found->size() == 1 && found->front() == client);
}

Answer<void> check_times(const json& claims, const Demand& demand) {
    const auto ends = instant(claims, "exp");
    const auto issued = instant(claims, "iat");
    if (!ends || !issued) {
        return untrue("the token doesn't say when it was issued and how long it is good");
    }
    if (*ends + kClockLeeway <= demand.now) {
        return untrue("the token has expired");
    }
    if (*issued > demand.now + kClockLeeway ||
        *issued < demand.authenticated_since - kClockLeeway) {
        return untrue("the token was issued at another time: compare the machines' clocks");
    }
    const auto authenticated = instant(claims, "auth_time");
    if (!authenticated) {
        return fail(Fault::Kind::kUnfit,
                    "the token has no auth_time, though max_age was asked for: see the provider's "
                    "settings for this client");
    }
    if (*authenticated < demand.authenticated_since - kClockLeeway) {
        return untrue("the provider let somebody in without asking who they are now");
    }
    return {};
}

}  // namespace

bool is_account(const std::string& account) {
    return !account.empty() && account.size() <= kAccountBytesMax &&
           std::ranges::none_of(account, [](char c) {
               return static_cast<unsigned char>(c) < 0x20U || c == '\x7F';
           });
}

Answer<std::string> account_in(const std::string& token, const KeySet& keys, const Demand& demand) {
    const auto text = keys.signed_text(token);
    if (!text) {
        return log::unexpected(text.error());
    }
    const json claims = json::parse(*text, nullptr, false);
    if (!claims.is_object()) {
        return untrue("the token holds no claims");
    }
    if (!says(claims, "iss", demand.issuer)) {
        return untrue("the token is another provider's");
    }
    if (!is_for(claims, demand.client_id)) {
        return untrue("the token is for another client");
    }
    if (!says(claims, "nonce", demand.nonce)) {
        return untrue("the token was made for another sign-in");
    }
    if (auto in_time = check_times(claims, demand); !in_time) {
        return log::unexpected(in_time.error());
    }
    const auto account = claims.find(demand.account_claim);
    if (account == claims.end() || !account->is_string() || !is_account(*account)) {
        return fail(Fault::Kind::kUnfit,
                    "the token has no claim '" + demand.account_claim +
                        "' that names an account: see account_claim and scope");
    }
    return account->get<std::string>();
}

}  // namespace madoguchi::openid
