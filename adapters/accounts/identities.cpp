#include "madoguchi/adapters/accounts/identities.hpp"

#include <string_view>

#include "madoguchi/adapters/accounts/record_lines.hpp"
#include "madoguchi/adapters/accounts/secret_text.hpp"

namespace madoguchi::accounts {

namespace {

// Two records: what a person is called there, and back.
constexpr std::string_view kIdentityHead = "madoguchi-identity 1";
constexpr std::string_view kHolderHead = "madoguchi-identity-holder 1";

std::string identity_name(const Who& who) {
    return "identity/" + who.municipality + "/" + who.staff;
}

/// Neither an address nor an account holds a line end, as `bind`'s callers make sure.
std::string holder_name(const std::string& municipality, const Identity& identity) {
    return "identity-holder/" + municipality + "/" +
           sha256_hex(identity.issuer + "\n" + identity.account);
}

}  // namespace

Identities::Result<std::optional<Identity>> Identities::of(const Who& who) const {
    const auto record = store_.find(identity_name(who));
    if (!record) {
        return log::unexpected(record.error());
    }
    if (!*record) {
        return std::optional<Identity>{};
    }
    const auto lines = read_lines(kIdentityHead, **record);
    if (!lines) {
        return log::unexpected(std::string("an identity's record isn't as this program writes it"));
    }
    return std::optional(Identity{line_of(*lines, "issuer"), line_of(*lines, "account")});
}

Identities::Result<std::optional<Who>> Identities::whose(const std::string& municipality,
                                                         const Identity& identity) const {
    const auto record = store_.find(holder_name(municipality, identity));
    if (!record) {
        return log::unexpected(record.error());
    }
    const auto lines = *record ? read_lines(kHolderHead, **record) : std::nullopt;
    if (!lines) {
        return std::optional<Who>{};
    }
    // The person's own record is what counts: a holder's that was left behind lets nobody in.
    const Who who{municipality, line_of(*lines, "staff")};
    const auto theirs = of(who);
    if (!theirs) {
        return log::unexpected(theirs.error());
    }
    return *theirs == identity ? std::optional(who) : std::nullopt;
}

Identities::Result<bool> Identities::bind(const Who& who, const Identity& identity) {
    const std::lock_guard lock(writing_);
    const auto holder = whose(who.municipality, identity);
    if (!holder) {
        return log::unexpected(holder.error());
    }
    if (*holder && **holder != who) {
        return false;
    }
    auto written = store_.put(holder_name(who.municipality, identity),
                              write_lines(kHolderHead, {{"staff", who.staff}}));
    if (written) {
        written = store_.put(identity_name(who),
                             write_lines(kIdentityHead, {{"issuer", identity.issuer},
                                                         {"account", identity.account}}));
    }
    return written.map([] { return true; });
}

Identities::Result<void> Identities::unbind(const Who& who) {
    const std::lock_guard lock(writing_);
    const auto theirs = of(who);
    if (!theirs) {
        return log::unexpected(theirs.error());
    }
    if (!*theirs) {
        return {};
    }
    if (auto removed = store_.remove(identity_name(who)); !removed) {
        return removed;
    }
    return store_.remove(holder_name(who.municipality, **theirs));
}

}  // namespace madoguchi::accounts
