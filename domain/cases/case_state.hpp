#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "madoguchi/domain/cases/case_status.hpp"
#include "madoguchi/facts/values/circumstances.hpp"
#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/facts/values/fields.hpp"
#include "madoguchi/facts/values/sensitive.hpp"

namespace madoguchi::cases {

/// One letter of a case. `stage`: `queued` `printed` `handed_over` `posted` `returned` `lapsed`
/// `invalidated`. At most one letter is alive: queued, printed, handed over or posted.
struct LetterState {
    std::uint32_t seq = 0;
    std::string letter_number;
    std::string document_number;
    std::string stage;
    std::string batch;
    std::uint32_t print_no = 0;
    std::string post_class;
    std::string tracking_no;
    std::string payer;  ///< Who pays for this letter; empty for the first one.
    std::optional<facts::Date> planned_posting_on;
    std::optional<facts::Date> posted_on;
    std::optional<facts::Date> delivered_on;
    std::optional<facts::Date> valid_until;
    std::uint32_t days_after_arrival = 0;
    bool late_accepted = false;
    bool tracked = false;
    bool to_pull = false;  ///< Given up, but still in the tray, in the bag or on its way.
    MADOGUCHI_FIELDS(LetterState, seq, letter_number, document_number, stage, batch, print_no,
                     post_class, tracking_no, payer, planned_posting_on, posted_on, delivered_on,
                     valid_until, days_after_arrival, late_accepted, tracked, to_pull);
};

/// A document that was taken as good.
struct ShownDocument {
    std::uint32_t visit = 1;
    facts::Holder holder;
    std::string item;
    std::string document_class;
    facts::Sensitive<std::string> type;
    std::optional<facts::Date> expires_on;
    std::optional<facts::Date> issued_on;
    MADOGUCHI_FIELDS(ShownDocument, visit, holder, item, document_class, type, expires_on,
                     issued_on);
};

/// Something kept overnight.
struct CustodyItem {
    std::string receipt_number;
    std::string what;
    std::string place;
    facts::Staff keeper;
    MADOGUCHI_FIELDS(CustodyItem, receipt_number, what, place, keeper);
};

/// Something on its way between offices.
struct MailedItem {
    std::string bag;
    std::string what;
    MADOGUCHI_FIELDS(MailedItem, bag, what);
};

/// One of the case's people in the register of persons.
struct PartyState {
    facts::Holder holder;
    std::string person;                      ///< Key; empty: not identified.
    std::vector<std::string> distinguished;  ///< Persons that this one is not.
    bool erased = false;
    MADOGUCHI_FIELDS(PartyState, holder, person, distinguished, erased);
};

/// A reason not to erase the case's data for now.
struct RetentionHoldState {
    facts::Reason ground;
    std::string reference;
    std::string person;  ///< Set iff it lies on that person.
    MADOGUCHI_FIELDS(RetentionHoldState, ground, reference, person);
};

/// Something that one person asked for and another must approve.
struct PendingApproval {
    std::string kind;  ///< `correction` `void` `policy_adoption` `disposal`
    std::uint64_t event_no = 0;
    std::string field;
    facts::Sensitive<std::string> new_value;
    facts::Sensitive<std::string> reason;
    facts::Staff requested_by;
    MADOGUCHI_FIELDS(PendingApproval, kind, event_no, field, new_value, reason, requested_by);
};

/// Visit 2 as far as it has come; started anew each time the agent comes back.
struct VisitState {
    std::uint32_t visit_no = 0;  ///< 0: no visit 2 yet.
    std::optional<facts::Date> on;
    facts::Office office;
    bool card_checked = false;
    bool register_checked = false;
    bool reason_evidence = false;
    std::string reply_seal_state;  ///< Empty: no reply on the counter.
    bool reply_opened = false;
    /// Where the PIN part of an opened reply is: empty, `open` `resealed` `shredded` `handed_back`.
    std::string pin_part;
    bool accepted = false;
    MADOGUCHI_FIELDS(VisitState, visit_no, on, office, card_checked, register_checked,
                     reason_evidence, reply_seal_state, reply_opened, pin_part, accepted);
};

/// Card work as far as it has come. `stage`: empty, `running` `failed` `unknown` `locked`
/// `read_back`.
struct CardWorkState {
    std::string operation_id;
    std::string mode;
    std::string stage;
    std::vector<facts::Target> locked;
    bool handed_to_terminal = false;
    bool read_back = false;
    bool as_expected = false;  ///< What was read back is what the steps should have made.
    bool happened = false;     ///< Steps were carried out: corrections must not touch them.
    MADOGUCHI_FIELDS(CardWorkState, operation_id, mode, stage, locked, handed_to_terminal,
                     read_back, as_expected, happened);
};

/// Everything that a later decision about a case needs, and nothing else. Stops (denial,
/// protection, holds) are flags beside the status, since each can come and go in any open state.
struct CaseState {
    CaseStatus status;  ///< Empty: not opened.
    std::uint64_t event_count = 0;
    std::string case_number;
    std::string policy_version;
    facts::Date opened_on{};
    facts::Office office;
    facts::Method channel;
    facts::Sensitive<std::string> applicant;
    facts::Sensitive<std::string> treated_as;
    std::string age_class;
    std::optional<facts::Sensitive<facts::Date>> birth_date;  ///< Absent once it was erased.
    bool address_known = false;  ///< Of the principal's registered address; it isn't kept here.
    bool has_agent = false;
    facts::Route route;
    std::uint32_t visits = 1;
    std::vector<facts::ProcedureRequest> procedures;  ///< As asked for, less what was refused.
    facts::Circumstances circumstances;
    std::vector<ShownDocument> documents;
    std::string power_of_attorney;            ///< Form recorded; empty for none.
    std::vector<facts::Procedure> delegated;  ///< Named beside what was applied for.
    /// A renewal became an issue after its letter was printed: the delegation must name the issue.
    bool issue_to_be_delegated = false;
    std::optional<facts::Sensitive<std::string>> agency_proof;
    bool family_register_waived = false;
    bool callback_confirmed = false;
    std::vector<std::string> exceptions;  ///< Allowed by the section chief.
    std::uint32_t fee_paid_yen = 0;
    bool fee_waived = false;
    std::uint32_t postage_paid_yen = 0;      ///< For the letter that is due or alive.
    std::uint32_t postage_refunded_yen = 0;  ///< Of `postage_paid_yen`.
    std::string postage_payer;  ///< Who pays for a letter sent again; empty for the first one.
    std::optional<facts::Date> accepted_on;
    bool posting_requested = false;
    facts::Staff posting_requested_by;  ///< Empty: not asked for.
    bool posting_approved = false;
    bool held = false;
    bool address_exception = false;
    std::vector<LetterState> letters;
    bool denied = false;
    bool protected_person = false;
    std::vector<std::string> protected_acts;  ///< Acts the section chief allowed.
    std::vector<std::string> frozen_by;       ///< Incidents that hold the case.
    bool register_change_open = false;
    std::vector<std::string>
        register_changes;  ///< Kind and both days of each, to know a repeated one.
    bool card_lost = false;
    VisitState visit;
    std::vector<facts::Holder> present;
    CardWorkState card;
    std::vector<CustodyItem> custody;
    std::vector<MailedItem> mailed;  ///< Sent by internal mail and not received.
    std::optional<facts::Date> terminal_down_since;
    std::uint32_t clock_stopped_days = 0;     ///< Days by which the printed day is stretched.
    std::optional<facts::Date> moves_out_on;  ///< A move that is notified and not yet effective.
    bool some_targets_refused = false;
    std::vector<std::string> completion_steps;
    std::vector<PendingApproval> pending;
    facts::Staff clerk;               ///< Whose case it is; empty: nobody's in particular.
    std::vector<PartyState> parties;  ///< Those of whom the register knows something.
    std::vector<RetentionHoldState> retention_holds;
    bool disposed = false;
    std::vector<facts::Holder> keys_destroyed;  ///< `principal` `agent` `case`
    MADOGUCHI_FIELDS(CaseState, status, event_count, case_number, policy_version, opened_on, office,
                     channel, applicant, treated_as, age_class, birth_date, address_known,
                     has_agent, route, visits, procedures, circumstances, documents,
                     power_of_attorney, delegated, issue_to_be_delegated, agency_proof,
                     family_register_waived, callback_confirmed, exceptions, fee_paid_yen,
                     fee_waived, postage_paid_yen, postage_refunded_yen, postage_payer, accepted_on,
                     posting_requested, posting_requested_by, posting_approved, held,
                     address_exception, letters, denied, protected_person, protected_acts,
                     frozen_by, register_change_open, register_changes, card_lost, visit, present,
                     card, custody, mailed, terminal_down_since, clock_stopped_days, moves_out_on,
                     some_targets_refused, completion_steps, pending, clerk, parties,
                     retention_holds, disposed, keys_destroyed);

    [[nodiscard]] bool opened() const { return !status.empty(); }
    /// Completed, refused, withdrawn, replaced or closed.
    [[nodiscard]] bool ended() const;
    /// The letter that is queued, printed, handed over or posted; null for none.
    [[nodiscard]] const LetterState* live_letter() const;
    /// The newest letter; null for none.
    [[nodiscard]] const LetterState* last_letter() const;
    /// An opened reply's PIN part is neither disposed of nor resealed.
    [[nodiscard]] bool reply_unaccounted() const { return visit.pin_part == "open"; }
    /// The PIN part of the reply is shredded or handed back.
    [[nodiscard]] bool pin_part_disposed() const {
        return visit.pin_part == "shredded" || visit.pin_part == "handed_back";
    }
    /// The card may be half done: nothing but the card work itself goes on.
    [[nodiscard]] bool in_card_work() const;
    [[nodiscard]] bool two_visits() const { return route.is("inquiry_two_visit"); }
};

/// What forbids erasing anything of the case for now, `<ground>:<reference>` each: holds, and the
/// incidents that froze it.
[[nodiscard]] std::vector<std::string> retention_grounds(const CaseState& state);

/// How a change of the register is remembered: it comes again with every import until it is known.
[[nodiscard]] std::string register_change_key(const std::string& kind, facts::Date notified_on,
                                              facts::Date effective_on);

/// Version of `evolve`: raise it when the same events fold into another state.
inline constexpr std::uint32_t kCaseFoldVersion = 4;

}  // namespace madoguchi::cases
