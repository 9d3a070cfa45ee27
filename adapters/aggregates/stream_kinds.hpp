#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "madoguchi/adapters/aggregates/policy_book.hpp"
#include "madoguchi/adapters/aggregates/ports.hpp"
#include "madoguchi/adapters/aggregates/streams.hpp"
#include "madoguchi/domain/staff/staff_state.hpp"

namespace madoguchi::aggregates {

/// The policy book of a tenant, made when it is first asked for.
using Books = std::function<PolicyBook&(const log::TenantId&)>;

/// The staff of a tenant as its log has it by now.
using Staffs = std::function<const staff::StaffState&(const log::TenantId&)>;

/// What follows from one commit.
using Reactions = std::vector<log::Command>;

/// Takes what follows from a command that is being decided, before its commit is observed.
using TakeReactions = std::function<void(const log::CommandId&, Reactions)>;

[[nodiscard]] std::unique_ptr<Streams> make_case_streams(const Ports& ports, Books books,
                                                         Staffs staffs,
                                                         TakeReactions take_reactions);
[[nodiscard]] std::unique_ptr<Streams> make_incident_streams(const Ports& ports, Books books,
                                                             Staffs staffs);
[[nodiscard]] std::unique_ptr<Streams> make_looks_streams(const Ports& ports);
[[nodiscard]] std::unique_ptr<Streams> make_office_streams(const Ports& ports, Staffs staffs);
[[nodiscard]] std::unique_ptr<Streams> make_person_streams(const Ports& ports, Staffs staffs,
                                                           TakeReactions take_reactions);
[[nodiscard]] std::unique_ptr<Streams> make_policy_streams(const Ports& ports, Books books);
[[nodiscard]] std::unique_ptr<Streams> make_staff_streams(const Ports& ports, Books books);
[[nodiscard]] std::unique_ptr<Streams> make_watch_streams(const Ports& ports, Books books);

/// What follows from a stored commit of a case or a person: reads its history again.
/// Error: the history can't be read or folded.
[[nodiscard]] log::Expected<Reactions, log::Quarantine> stored_reactions(const Ports& ports,
                                                                         const log::Commit& commit);

/// What follows from a commit of an incident: its cases are frozen or freed. Error: its events
/// can't be read.
[[nodiscard]] log::Expected<Reactions, log::Quarantine> incident_reactions(
    const Ports& ports, const log::Commit& commit);

/// What follows from a command that a stop of its case forbade: an entry among the day's looks.
[[nodiscard]] Reactions forbidden_act(const Ports& ports, const log::Commit& commit);

/// Whether something may follow from a stored event, by its wire name.
[[nodiscard]] bool may_lead_on(const std::string& event_type);

/// The state of a staff stream. `state` is one that the streams of `make_staff_streams` made.
[[nodiscard]] const staff::StaffState& staff_of(const log::State& state);

/// The stream's key, after `<kind>/`.
[[nodiscard]] std::string key_of(const log::StreamId& stream);

}  // namespace madoguchi::aggregates
