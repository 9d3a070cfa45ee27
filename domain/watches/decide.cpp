#include "madoguchi/domain/watches/decide.hpp"

#include "madoguchi/domain/calendar/expiry.hpp"
#include "madoguchi/domain/calendar/open_days.hpp"
#include "madoguchi/domain/overloaded.hpp"
#include "madoguchi/domain/policy/office.hpp"
#include "madoguchi/domain/policy/procedures.hpp"

namespace madoguchi::watches {
namespace {

Decision rejected(RejectionCode code) { return tl::make_unexpected(Rejection{code, {}}); }

Decision done(facts::WatchEvent event) { return Outcome{{std::move(event)}}; }

Decision nothing_to_do() { return Outcome{}; }

/// Last day on which the office can be visited in time; the expiry itself where its hours are not
/// known.
facts::Date last_open_day(const policy::Policy& policy, const facts::Office& office,
                          facts::Date expires_on) {
    const auto* const known = policy.office(office.text());
    const auto days = known == nullptr ? std::nullopt : policy::open_days(*known);
    return days ? calendar::last_open_day(*days, expires_on) : expires_on;
}

Decision import(const WatchState& state, const ImportExpiry& command,
                const DecisionContext& context) {
    if (state.open() && state.expires_on == command.expires_on) {
        return nothing_to_do();
    }
    if (!state.status.empty() && !state.open()) {
        // The lists of the following months still name who doesn't want to renew.
        return state.expires_on == command.expires_on ? nothing_to_do()
                                                      : rejected(RejectionCode::kWatchClosed);
    }
    if (context.policy == nullptr) {
        return rejected(RejectionCode::kPolicyMissing);
    }
    if (!context.policy->renewal) {
        return rejected(RejectionCode::kWindowUnknown);
    }
    if (!command.kind.is("signature") && !command.kind.is("user_auth")) {
        return rejected(RejectionCode::kUnknownKind);
    }
    if (command.expires_on < context.today) {
        return rejected(RejectionCode::kAlreadyExpired);
    }
    const auto& renewal = *context.policy->renewal;
    const auto window =
        calendar::renewal_window(command.expires_on, renewal.months_before, renewal.day_offset);
    const auto last_day = last_open_day(*context.policy, context.office, command.expires_on);
    if (state.open()) {
        return done(facts::ExpiryWatchRescheduled{command.expires_on, window.opens_on,
                                                  window.safe_from, last_day});
    }
    return done(facts::ExpiryWatchOpened{command.kind, command.principal, command.expires_on,
                                         window.opens_on, window.safe_from, last_day,
                                         context.policy->version});
}

Decision close_not_wanted(const WatchState& state) {
    if (state.status.empty()) {
        return rejected(RejectionCode::kWatchNotOpened);
    }
    if (state.status == "not_wanted") {
        return nothing_to_do();
    }
    return state.open() ? done(facts::WatchClosedNotWanted{})
                        : rejected(RejectionCode::kWatchClosed);
}

Decision close_renewed(const WatchState& state, const CloseWatchRenewed& command) {
    if (state.status.empty()) {
        return rejected(RejectionCode::kWatchNotOpened);
    }
    if (state.status == "renewed" && state.case_number == command.case_number) {
        return nothing_to_do();
    }
    // Who didn't want to renew may have come after all.
    if (!state.open() && state.status != "not_wanted") {
        return rejected(RejectionCode::kWatchClosed);
    }
    if (command.case_number.empty()) {
        return rejected(RejectionCode::kCaseMissing);
    }
    return done(facts::WatchClosedRenewed{command.case_number});
}

Decision expire(const WatchState& state, const DecisionContext& context) {
    if (state.status.empty()) {
        return rejected(RejectionCode::kWatchNotOpened);
    }
    if (!state.open()) {
        return nothing_to_do();
    }
    if (context.today <= state.expires_on) {
        return rejected(RejectionCode::kNotYetExpired);
    }
    return done(facts::WatchClosedExpired{state.expires_on});
}

/// There may be no watch: then there is nothing to erase.
Decision erase(const WatchState& state) {
    return state.status.empty() || state.status == "erased" ? nothing_to_do()
                                                            : done(facts::WatchErased{});
}

/// The register's word, whatever was said before; a person's watch is never a certificate's.
Decision record_protection(const WatchState& state, const RecordProtection& command) {
    if (!state.kind.empty()) {
        return rejected(RejectionCode::kUnknownKind);
    }
    if (command.protected_person == state.person_protected()) {
        return nothing_to_do();
    }
    return command.protected_person ? done(facts::PersonProtected{command.notified_on})
                                    : done(facts::PersonProtectionEnded{command.notified_on});
}

}  // namespace

Decision decide(const WatchState& state, const WatchCommand& command,
                const DecisionContext& context) {
    return std::visit(Overloaded{
                          [&](const ImportExpiry& c) { return import(state, c, context); },
                          [&](const CloseWatchNotWanted&) { return close_not_wanted(state); },
                          [&](const CloseWatchRenewed& c) { return close_renewed(state, c); },
                          [&](const ExpireWatch&) { return expire(state, context); },
                          [&](const EraseWatch&) { return erase(state); },
                          [&](const RecordProtection& c) { return record_protection(state, c); },
                      },
                      command);
}

WatchState evolve(WatchState state, const facts::WatchEvent& event) {
    std::visit(
        Overloaded{
            [&](const facts::ExpiryWatchOpened& fact) {
                state.status = "open";
                state.kind = fact.kind;
                state.expires_on = fact.expires_on;
            },
            [&](const facts::ExpiryWatchRescheduled& fact) { state.expires_on = fact.expires_on; },
            [&](const facts::WatchClosedNotWanted&) { state.status = "not_wanted"; },
            [&](const facts::WatchClosedRenewed& fact) {
                state.status = "renewed";
                state.case_number = fact.case_number;
            },
            [&](const facts::WatchClosedExpired&) { state.status = "expired"; },
            [&](const facts::WatchErased&) { state.status = "erased"; },
            [&](const facts::PersonProtected&) { state.status = "protected"; },
            [&](const facts::PersonProtectionEnded&) { state.status = "not_protected"; },
        },
        event);
    ++state.event_count;
    return state;
}

WatchState fold(std::span<const facts::WatchEvent> events) {
    WatchState state;
    for (const auto& event : events) {
        state = evolve(std::move(state), event);
    }
    return state;
}

std::optional<facts::Date> expires_after(const WatchState& state) {
    if (!state.open()) {
        return std::nullopt;
    }
    return state.expires_on + std::chrono::days(1);
}

}  // namespace madoguchi::watches
