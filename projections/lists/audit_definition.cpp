#include "madoguchi/projections/lists/audit_definition.hpp"

#include <cstddef>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/log/commit.hpp"
#include "madoguchi/projections/cases/keys.hpp"
#include "madoguchi/projections/core/row.hpp"

namespace madoguchi::projections {
namespace {

AuditRow entry(const EventContext& at, std::string kind, std::string word, std::string subject,
               std::string approved_by) {
    AuditRow row;
    row.event_no = at.event_no;
    row.kind = std::move(kind);
    row.word = std::move(word);
    row.subject = std::move(subject);
    row.actor = at.commit.actor;
    row.approved_by = std::move(approved_by);
    row.office = at.commit.office;
    row.on = at.on;
    return row;
}

// Of two persons the one who asked stands beside the one who approved.
void asked_by(AuditRow& row, const facts::Staff& requested_by) {
    if (!requested_by.empty()) {
        row.actor = requested_by.text();
    }
}

void refuse(AuditState& state, const EventContext& at, const std::string& word,
            const std::string& subject, const std::vector<facts::RuleId>& rules) {
    AuditRow row = entry(at, "refusal", word, subject, {});
    for (const facts::RuleId& rule : rules) {
        row.rule_ids.push_back(rule.text());
    }
    state.entries.push_back(std::move(row));
}

void except(AuditState& state, const EventContext& at, const std::string& word,
            const std::string& subject, const std::string& approved_by) {
    state.entries.push_back(entry(at, "exception", word, subject, approved_by));
}

std::string twelve_digits(std::uint64_t number) {
    const std::string digits = std::to_string(number);
    return std::string(digits.size() < 12 ? 12 - digits.size() : 0, '0') + digits;
}

/// What was changed of a person who works here: which, and the role or the way to sign in.
struct StaffChange {
    std::string word;
    std::string subject;
};

StaffChange change_of(const facts::StaffEvent& event) {
    const auto of = [](const facts::Staff& staff, const std::string& more) {
        return more.empty() ? staff.text() : staff.text() + " " + more;
    };
    return std::visit(
        [&]<typename Fact>(const Fact& fact) -> StaffChange {
            if constexpr (std::is_same_v<Fact, facts::StaffRegistered>) {
                return {"staff_registered", of(fact.staff, {})};
            } else if constexpr (std::is_same_v<Fact, facts::RoleGranted>) {
                return {"role_granted", of(fact.staff, fact.role.text())};
            } else if constexpr (std::is_same_v<Fact, facts::RoleWithdrawn>) {
                return {"role_withdrawn", of(fact.staff, fact.role.text())};
            } else if constexpr (std::is_same_v<Fact, facts::StaffLeft>) {
                return {"staff_left", of(fact.staff, {})};
            } else if constexpr (std::is_same_v<Fact, facts::StaffReturned>) {
                return {"staff_returned", of(fact.staff, {})};
            } else if constexpr (std::is_same_v<Fact, facts::SignInGranted>) {
                return {"sign_in_granted", of(fact.staff, fact.way)};
            } else {
                static_assert(std::is_same_v<Fact, facts::SignInWithdrawn>);
                return {"sign_in_withdrawn", of(fact.staff, fact.way)};
            }
        },
        event);
}

/// Who was let in, and who may do what since when, is read as it was entered: nothing corrects it.
void list_staff(const DecodedCommit& commit, ViewWriter& writer) {
    for (std::size_t i = 0; i < commit.events.size(); ++i) {
        const auto* const event = std::get_if<facts::StaffEvent>(&commit.events[i]);
        if (event == nullptr) {
            continue;
        }
        StaffChange change = change_of(*event);
        const EventContext at{.commit = commit.meta,
                              .event_no = commit.event_no(i),
                              .on = day_in_japan(commit.meta.recorded_at)};
        const AuditRow row =
            entry(at, "staff", std::move(change.word), std::move(change.subject), {});
        writer.put(
            join_key("a", row.kind, row.office, day_part(row.on), twelve_digits(row.event_no)),
            row);
    }
}

}  // namespace

const ViewId& AuditDefinition::view() {
    static const ViewId kId{.name = "audit", .version = 4};
    return kId;
}

void AuditDefinition::direct(const DecodedCommit& commit, ViewWriter& writer) const {
    list_staff(commit, writer);
    const log::Commit& meta = commit.meta;
    if (meta.outcome.kind != log::OutcomeKind::kRejected) {
        return;
    }
    RejectionRow row;
    row.position = meta.position.value();
    row.stream = meta.stream.text();
    row.command_type = meta.command_type;
    row.code = meta.outcome.code;
    row.code_name = meta.outcome.code_name;
    row.actor = meta.actor;
    row.office = meta.office;
    row.on = day_in_japan(meta.recorded_at);
    writer.put(join_key("x", day_part(row.on), twelve_digits(row.position)), row);
}

void AuditDefinition::derive(const std::string& stream, const AuditState& state,
                             DerivedRows& out) const {
    for (const AuditRow& each : state.entries) {
        const std::string day = day_part(each.on);
        AuditRow row = each;
        row.case_number = state.case_number;
        out.rows.emplace_back(
            join_key("a", row.kind, row.office, day, stream + "#" + std::to_string(row.event_no)),
            row);
        if (row.kind != "refusal") {
            continue;
        }
        if (row.rule_ids.empty()) {
            out.counted.push_back(join_key("f", row.word, "none", row.office, day));
        }
        for (const std::string& rule : row.rule_ids) {
            out.counted.push_back(join_key("f", row.word, rule, row.office, day));
        }
    }
}

void AuditDefinition::on(AuditState& state, const EventContext& /*at*/,
                         const facts::CaseOpened& event) const {
    state.case_number = event.case_number;
}

void AuditDefinition::on(AuditState& state, const EventContext& at,
                         const facts::ApplicationRefused& event) const {
    refuse(state, at, event.refusal.text(), "application", event.rule_ids);
}

void AuditDefinition::on(AuditState& state, const EventContext& at,
                         const facts::TargetRefused& event) const {
    refuse(state, at, event.refusal.text(), event.target.text(), event.rule_ids);
}

void AuditDefinition::on(AuditState& state, const EventContext& at,
                         const facts::DocumentRejected& event) const {
    refuse(state, at, event.reason.text(), event.item, event.rule_ids);
}

void AuditDefinition::on(AuditState& state, const EventContext& at,
                         const facts::ReplyRejected& event) const {
    refuse(state, at, event.reason.text(), "reply", event.rule_ids);
}

void AuditDefinition::on(AuditState& state, const EventContext& at,
                         const facts::FamilyRegisterWaived& event) const {
    except(state, at, "family_register_waived", event.ground.text(), event.clerk.text());
}

void AuditDefinition::on(AuditState& state, const EventContext& at,
                         const facts::WrittenByAnother& event) const {
    except(state, at, "written_by_another", event.document, event.approved_by.text());
}

void AuditDefinition::on(AuditState& state, const EventContext& at,
                         const facts::PossibleDuplicateDismissed& event) const {
    except(state, at, "possible_duplicate_dismissed", event.other_case, {});
}

void AuditDefinition::on(AuditState& state, const EventContext& at,
                         const facts::FeeWaived& event) const {
    except(state, at, "fee_waived", event.ground.text(), {});
}

void AuditDefinition::on(AuditState& state, const EventContext& at,
                         const facts::AddressExceptionApproved& event) const {
    except(state, at, "address_exception", event.kind.text(), event.approved_by.text());
}

void AuditDefinition::on(AuditState& state, const EventContext& at,
                         const facts::LetterPosted& event) const {
    if (!event.approved_by.empty()) {
        except(state, at, "posting_entered_afterwards", day_part(event.posted_on),
               event.approved_by.text());
    }
}

void AuditDefinition::on(AuditState& state, const EventContext& at,
                         const facts::LateReplyAccepted& event) const {
    except(state, at, "late_reply_accepted", day_part(event.valid_until), event.approved_by.text());
}

void AuditDefinition::on(AuditState& state, const EventContext& at,
                         const facts::DenialLifted& event) const {
    except(state, at, "denial_lifted", {}, event.lifted_by.text());
}

void AuditDefinition::on(AuditState& state, const EventContext& at,
                         const facts::ProtectionEnded& /*event*/) const {
    except(state, at, "protection_ended", {}, {});
}

void AuditDefinition::on(AuditState& state, const EventContext& at,
                         const facts::ProtectedHandlingApproved& event) const {
    except(state, at, "protected_handling", event.act, event.approved_by.text());
}

void AuditDefinition::on(AuditState& state, const EventContext& at,
                         const facts::RegisterChangeReviewed& event) const {
    except(state, at, "register_change_reviewed", event.decision, event.decided_by.text());
}

void AuditDefinition::on(AuditState& state, const EventContext& at,
                         const facts::AgentReplaced& event) const {
    except(state, at, "agent_replaced", event.new_case, event.approved_by.text());
}

void AuditDefinition::on(AuditState& state, const EventContext& at,
                         const facts::ExceptionApproved& event) const {
    except(state, at, event.exception, {}, event.approved_by.text());
}

void AuditDefinition::on(AuditState& state, const EventContext& at,
                         const facts::EntryCorrected& event) const {
    AuditRow row = entry(at, "correction", event.field, std::to_string(event.event_no),
                         event.approved_by.text());
    asked_by(row, event.requested_by);
    state.entries.push_back(std::move(row));
}

void AuditDefinition::on(AuditState& state, const EventContext& at,
                         const facts::EntryVoided& event) const {
    AuditRow row = entry(at, "void", {}, std::to_string(event.event_no), event.approved_by.text());
    asked_by(row, event.requested_by);
    state.entries.push_back(std::move(row));
}

void AuditDefinition::on(AuditState& state, const EventContext& at,
                         const facts::PolicyVersionAdopted& event) const {
    state.entries.push_back(entry(at, "policy_adoption", event.to_version, event.from_version,
                                  event.approved_by.text()));
}

void AuditDefinition::on(AuditState& state, const EventContext& at,
                         const facts::PartyErased& event) const {
    state.entries.push_back(entry(at, "erasure", event.holder.text(), event.person, {}));
}

void AuditDefinition::on(AuditState& state, const EventContext& at,
                         const facts::RetentionHoldPlaced& event) const {
    state.entries.push_back(
        entry(at, "retention_hold", event.ground.text(), event.reference, event.placed_by.text()));
}

void AuditDefinition::on(AuditState& state, const EventContext& at,
                         const facts::RetentionHoldLifted& event) const {
    state.entries.push_back(entry(at, "retention_hold", event.ground.text() + "_lifted",
                                  event.reference, event.lifted_by.text()));
}

void AuditDefinition::on(AuditState& state, const EventContext& at,
                         const facts::CaseDisposed& event) const {
    state.entries.push_back(
        entry(at, "disposal", day_part(event.due_on), {}, event.approved_by.text()));
}

}  // namespace madoguchi::projections
