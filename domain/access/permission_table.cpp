#include <algorithm>
#include <array>
#include <initializer_list>
#include <iterator>
#include <string_view>
#include <unordered_map>

#include "madoguchi/domain/access/permission.hpp"  // IWYU pragma: associated

namespace madoguchi::access {
namespace {

using enum Permission;

/// Approvals ask no more than the work that they belong to: that a section chief or a manager
/// decides them is the case's own rule, so that an attempt by somebody else is on record.
constexpr Act kActs[] = {
    // The case: intake and money
    {"open_case", kCounterWork},
    {"record_circumstances", kCounterWork},
    {"record_document", kCounterWork},
    {"record_missing_documents", kCounterWork},
    {"record_power_of_attorney", kCounterWork},
    {"verify_agency", kCounterWork},
    {"waive_family_register", kCounterWork},
    {"record_written_by_another", kCounterWork},
    {"accept_application", kCounterWork},
    {"refuse_application", kCounterWork},
    {"report_pin_mismatch", kCardWork},
    {"confirm_callback", kCounterWork},
    {"confirm_caller", kCounterWork},
    {"dismiss_possible_duplicate", kCounterWork},
    {"add_note", kCounterWork},
    {"approve_exception", kCounterWork},
    {"collect_postage", kCounterWork},
    {"refund_postage", kCounterWork},
    {"collect_fee", kCounterWork},
    {"waive_fee", kCounterWork},
    // Dispatch
    {"hold_dispatch", kLetterWork},
    {"release_dispatch", kLetterWork},
    {"request_posting_approval", kLetterWork},
    {"approve_posting", kLetterWork},
    {"approve_address_exception", kCounterWork},
    {"queue_letter", kLetterWork},
    {"print_letter", kLetterWork},
    {"spoil_letter", kLetterWork},
    {"pull_letter", kLetterWork},
    {"hand_to_mailroom", kLetterWork},
    {"take_back_from_mailroom", kLetterWork},
    {"post_letter", kLetterWork},
    {"record_acceptance_slip", kLetterWork},
    {"record_delivery", kLetterWork},
    {"record_undeliverable", kLetterWork},
    {"send_reminder", kLetterWork},
    {"lapse_reply", kLetTimePass},
    {"reissue_letter", kLetterWork},
    // Visit 2 and custody
    {"accept_late_reply", kCounterWork},
    {"open_second_visit", kCounterWork},
    {"record_reply_by_other_route", kLetterWork},
    {"check_card", kCounterWork},
    {"check_register", kCounterWork},
    {"record_reason_evidence", kCounterWork},
    {"record_reply", kCounterWork},
    {"hand_back_reply_unopened", kCounterWork},
    {"open_reply", kCounterWork},
    {"reject_reply", kCounterWork},
    {"dispose_pin_part", kCounterWork},
    {"reseal_reply", kCounterWork},
    {"confirm_presence", kCounterWork},
    {"accept_second_visit", kCounterWork},
    {"take_card_into_custody", kCounterWork},
    {"return_card", kCounterWork},
    {"send_by_internal_mail", kLetterWork},
    {"receive_by_internal_mail", kLetterWork},
    // Card work
    {"start_card_operation", kCardWork},
    {"hand_card_to_terminal", kCardWork},
    {"report_card_step", kCardWork},
    {"report_card_outcome_unknown", kCardWork},
    {"report_card_read_back", kCardWork},
    {"unlock_in_case", kCardWork},
    {"retry_card_operation", kCardWork},
    {"abort_card_operation", kCardWork},
    {"complete_card_operation", kCardWork},
    {"report_terminal_unavailable", kCardWork},
    {"report_terminal_available", kCardWork},
    {"record_completion_step", kCounterWork},
    {"reopen_case", kCounterWork},
    // Stops and ends
    {"record_denial", kCounterWork},
    {"lift_denial", kCounterWork},
    {"approve_protected_handling", kCounterWork},
    {"record_resident_change", kTakeInRegister},
    {"review_register_change", kCounterWork},
    {"report_card_lost", kCounterWork},
    {"record_card_found", kCounterWork},
    {"record_expiry", kLetTimePass},
    {"reevaluate_age", kLetTimePass},
    {"withdraw_case", kCounterWork},
    {"replace_agent", kCounterWork},
    {"record_principal_appears", kCounterWork},
    {"freeze_case", kFollowUp},
    {"lift_freeze", kFollowUp},
    // Corrections
    {"correct_entry", kCorrectEntries},
    {"request_correction", kCorrectEntries},
    {"approve_correction", kCorrectEntries},
    {"request_void", kCorrectEntries},
    {"void_entry", kCorrectEntries},
    {"request_policy_adoption", kCounterWork},
    {"adopt_policy_version", kCounterWork},
    // Whose case it is
    {"claim_case", kCounterWork},
    {"release_case", kCounterWork},
    {"hand_over_work", kHandOverWork},
    // Register of persons, retention: who approves is each aggregate's own rule
    {"identify_party", kCounterWork},
    {"distinguish_party", kCounterWork},
    {"release_party", kCounterWork},
    {"erase_party", kFollowUp},
    {"record_keys_destroyed", kFollowUp},
    {"place_retention_hold", kCounterWork},
    {"lift_retention_hold", kCounterWork},
    {"request_disposal", kCounterWork},
    {"approve_disposal", kCounterWork},
    {"record_case_linked", kFollowUp},
    {"record_case_unlinked", kFollowUp},
    {"place_person_hold", kCounterWork},
    {"lift_person_hold", kCounterWork},
    {"request_erasure", kCounterWork},
    {"dismiss_erasure", kCounterWork},
    {"approve_erasure", kCounterWork},
    {"record_case_erased", kFollowUp},
    {"erase_watch", kFollowUp},
    // Incidents: who closes one is the incident's own rule
    {"open_incident", kHandleIncidents},
    {"start_report_clocks", kHandleIncidents},
    {"record_report", kHandleIncidents},
    {"find_report_needless", kHandleIncidents},
    {"add_case_to_incident", kHandleIncidents},
    {"remove_case_from_incident", kHandleIncidents},
    {"add_affected_person", kHandleIncidents},
    {"remove_affected_person", kHandleIncidents},
    {"add_incident_note", kHandleIncidents},
    {"close_incident", kHandleIncidents},
    {"remind_of_report", kLetTimePass},
    // Looks: who may see may record that they see
    {"record_opening", kReadCases},
    {"record_search", kReadCases},
    {"record_export", kRecordExport},
    {"record_forbidden_act", kFollowUp},
    // Offices
    {"register_office_closure", kCloseOffice},
    {"register_terminal_downtime", kCloseOffice},
    {"withdraw_office_closure", kCloseOffice},
    {"withdraw_terminal_downtime", kCloseOffice},
    {"close_print_batch", kLetterWork},
    {"count_hand_over", kLetterWork},
    {"void_document_number", kLetterWork},
    {"close_day", kCounterWork},
    {"confirm_day_close", kCounterWork},
    // Policies
    {"publish_policy_version", kSetRules},
    {"set_office_value", kSetRules},
    {"confirm_reviewed_value", kSetRules},
    // Staff
    {"appoint_administrator", kAppointAdministrator},
    {"register_staff", kManageStaff},
    {"grant_role", kManageStaff},
    {"withdraw_role", kManageStaff},
    {"record_leaving", kManageStaff},
    {"record_return", kManageStaff},
    {"grant_sign_in", kGrantSignIn},
    {"withdraw_sign_in", kGrantSignIn},
    // Watches
    {"import_expiry", kTakeInRegister},
    {"record_protection", kTakeInProtection},
    {"close_watch_not_wanted", kCounterWork},
    {"close_watch_renewed", kCloseRenewedWatch},
    {"expire_watch", kLetTimePass},

    // Queries, as they stand on the command line
    {"show", kReadCases},
    {"history", kReadCases},
    {"search", kReadCases},
    {"letter", kReadCases},
    {"list", kReadCases},
    {"dashboard", kReadCases},
    {"audit", kReadAudit},
    {"audit looks", kReadAudit},
    {"incident show", kReadCases},
    {"person proposals", kReadCases},
    {"person show", kReadCases},
    {"erase", kReadCases},
    {"retention due", kReadCases},
    {"policy show", kReadRules},
    {"staff list", kReadStaff},
    {"verify", kProveRecord},
    {"prove", kProveRecord},
    {"export", kExportRecord},
    {"backup", kKeepInstallation},
    {"backup list", kKeepInstallation},
    {"backup prune", kKeepInstallation},
    {"backup drill", kKeepInstallation},
    {"rebuild", kKeepInstallation},
    {"confirm-clock", kKeepInstallation},

    // Queries over HTTP alone: who checks the record sees as well how it is kept
    {"issue account", kGrantSignIn},
    {"close account", kGrantSignIn},
    {"colleagues", kReadCases},
    {"upkeep", kProveRecord},

    // Lists over HTTP: any of them at all, then by the list's own act; closures name no case
    {"lists", kReadRules},
    {"list closures", kReadRules},
};

constexpr std::uint32_t bit(Role role) { return 1U << static_cast<unsigned>(role); }
constexpr std::uint32_t bit(SystemActor actor) { return 1U << (16 + static_cast<unsigned>(actor)); }

template <typename... Who>
constexpr std::uint32_t held_by(Who... who) {
    return (bit(who) | ...);
}

struct Grants {
    Permission permission;
    std::string_view word;
    std::uint32_t held_by;  ///< Bits of roles and system actors.
};

using enum Role;
using enum SystemActor;

/// Which roles and system actors bring a permission. In the order of the enumeration.
constexpr std::array<Grants, kPermissions> kGrants{{
    {kCounterWork, "counter_work", held_by(kClerk, kSectionChief, kManager, kProcessManager)},
    {kLetterWork, "letter_work", held_by(kClerk, kMailroom, kSectionChief, kManager)},
    {kCardWork, "card_work", held_by(kClerk, kSectionChief, kManager, kStation)},
    {kCorrectEntries, "correct_entries", held_by(kClerk, kMailroom, kSectionChief, kManager)},
    {kTakeInRegister, "take_in_register", held_by(kClerk, kSectionChief, kManager, kImport)},
    {kTakeInProtection, "take_in_protection", held_by(kImport)},
    {kLetTimePass, "let_time_pass", held_by(kTimer)},
    {kHandleIncidents, "handle_incidents", held_by(kClerk, kMailroom, kSectionChief, kManager)},
    {kFollowUp, "follow_up", held_by(kProcessManager)},
    {kCloseRenewedWatch, "close_renewed_watch",
     held_by(kClerk, kSectionChief, kManager, kProcessManager)},
    {kCloseOffice, "close_office", held_by(kSectionChief, kManager, kAdministrator)},
    {kSetRules, "set_rules", held_by(kSectionChief, kManager, kAdministrator)},
    {kHandOverWork, "hand_over_work",
     held_by(kClerk, kMailroom, kSectionChief, kManager, kAdministrator)},
    {kManageStaff, "manage_staff", held_by(kAdministrator)},
    {kAppointAdministrator, "appoint_administrator", held_by(kConsole)},
    {kGrantSignIn, "grant_sign_in", held_by(kAdministrator, kConsole)},
    {kReadCases, "read_cases",
     held_by(kClerk, kMailroom, kSectionChief, kManager, kAuditor, kConsole)},
    {kReadRules, "read_rules",
     held_by(kClerk, kMailroom, kSectionChief, kManager, kAuditor, kAdministrator, kConsole)},
    {kReadStaff, "read_staff",
     held_by(kSectionChief, kManager, kAuditor, kAdministrator, kConsole)},
    {kReadAudit, "read_audit", held_by(kSectionChief, kManager, kAuditor, kConsole)},
    {kRecordExport, "record_export",
     held_by(kClerk, kMailroom, kSectionChief, kManager, kAuditor, kAdministrator)},
    {kProveRecord, "prove_record", held_by(kManager, kAuditor, kAdministrator, kConsole)},
    {kExportRecord, "export_record", held_by(kManager, kConsole)},
    {kKeepInstallation, "keep_installation",
     held_by(kSectionChief, kManager, kAdministrator, kConsole)},
}};

constexpr bool in_order() {
    for (std::size_t i = 0; i < kGrants.size(); ++i) {
        if (kGrants[i].permission != static_cast<Permission>(i)) {
            return false;
        }
    }
    return true;
}
static_assert(in_order(), "list the permissions in the order of the enumeration");

const Grants& grants_of(Permission permission) {
    return kGrants[static_cast<std::size_t>(permission)];
}

}  // namespace

std::span<const Act> acts() { return kActs; }

std::optional<Permission> needed_for(std::string_view act) {
    static const auto by_name = [] {
        std::unordered_map<std::string_view, Permission> map;
        for (const Act& one : kActs) {
            map.emplace(one.name, one.needs);
        }
        return map;
    }();
    const auto found = by_name.find(act);
    return found == by_name.end() ? std::nullopt : std::optional(found->second);
}

std::string_view word(Permission permission) { return grants_of(permission).word; }

bool brings(Role role, Permission permission) {
    return (grants_of(permission).held_by & bit(role)) != 0;
}

bool brings(SystemActor actor, Permission permission) {
    return (grants_of(permission).held_by & bit(actor)) != 0;
}

}  // namespace madoguchi::access
