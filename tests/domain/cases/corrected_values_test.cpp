#include <gtest/gtest.h>

#include <optional>
#include <type_traits>
#include <vector>

#include "../../support/case_stories.hpp"
#include "madoguchi/facts/values/fields.hpp"

// A correction takes what the command takes that makes the entry, and nothing else.

namespace madoguchi::cases {
namespace {

const char* const kText = "試験 太郎";

/// What comes of asking to correct a field of `event` in a case in which it has happened.
Decision asked(const CaseWorld& world, const facts::CaseEvent& event, const std::string& field,
               const std::string& new_value) {
    DecisionContext context = world.context();
    std::vector<facts::CaseEvent> history = world.history();
    history.push_back(event);
    context.history = [&history] { return history; };
    return decide(world.state(),
                  RequestCorrection{.event_no = history.size(),
                                    .field = field,
                                    .new_value = Sensitive<std::string>(new_value),
                                    .reason = {}},
                  context);
}

std::string answer(const Decision& decision) {
    return decision ? "taken" : name_of(decision.error().code);
}

/// An entry, a field of it, and a word that it takes.
struct Row {
    facts::CaseEvent event;
    const char* field;
    const char* good;
};

void expect(const CaseWorld& world, const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        SCOPED_TRACE(std::string(row.field) + " = " + row.good);
        EXPECT_EQ(answer(asked(world, row.event, row.field, row.good)), "taken");
        for (const char* wrong : {kText, "abc"}) {
            const Decision no = asked(world, row.event, row.field, wrong);
            ASSERT_EQ(answer(no), "unknown_word") << wrong;
            EXPECT_EQ(no.error().ids, std::vector<std::string>{row.field});
        }
    }
}

template <typename Document>
Document with_item(const char* item) {
    Document fact;
    fact.item = item;
    return fact;
}

TEST(CorrectedValue, IsAWordOfTheIntake) {
    expect(world_at(status::kIntakeOpen),
           {{facts::CaseOpened{}, "office", "saijo_west"},
            {facts::CaseOpened{}, "channel", "telephone"},
            {facts::CaseOpened{}, "applicant", "voluntary_agent"},
            {facts::CaseOpened{}, "circumstances.cert_state", "lapsed"},
            {facts::CaseOpened{}, "circumstances.lapse_cause", "address_change"},
            {facts::CaseOpened{}, "circumstances.notice", "lost"},
            {facts::CaseOpened{}, "circumstances.notice_form", "expired"},
            {facts::CircumstancesRecorded{}, "circumstances.cert_state", "lapsed"},
            {facts::CircumstancesRecorded{}, "circumstances.lapse_cause", "address_change"},
            {facts::CircumstancesRecorded{}, "circumstances.notice", "lost"},
            {facts::CircumstancesRecorded{}, "circumstances.notice_form", "expired"},
            {facts::DocumentPresented{}, "holder", "agent"},
            {facts::DocumentPresented{}, "item", "family_register"},
            {facts::DocumentPresented{}, "document_class", "B"},
            {with_item<facts::DocumentPresented>("id_document"), "type", "passport"},
            {with_item<facts::DocumentPresented>("photo_id"), "type", "passport"},
            {facts::DocumentRejected{}, "holder", "agent"},
            {facts::DocumentRejected{}, "item", "family_register"},
            {with_item<facts::DocumentRejected>("id_document"), "type", "passport"},
            {facts::PowerOfAttorneyRecorded{}, "form", "in_reply_form"},
            {facts::AgencyVerified{}, "proof", "list_of_powers"},
            {facts::FamilyRegisterWaived{}, "ground", "same_household"},
            {facts::WrittenByAnother{}, "document", "application_form"},
            {facts::ApplicationRefused{}, "refusal", "no_card"},
            {facts::ApplicationRefused{}, "reroute_to", "card_renew"},
            {facts::ApplicationRefused{}, "reroute_to", "other_page"},
            {facts::PinVerificationFailed{}, "credential", "user_auth"},
            {facts::CallbackConfirmed{}, "called", "number_given"},
            {facts::CallerConfirmed{}, "caller", "other"},
            {facts::CallerConfirmed{}, "how", "case_number"},
            {facts::ExceptionApproved{}, "exception", "late_reply"},
            {facts::ExceptionApproved{}, "exception", "signature_under_15"}});
}

TEST(CorrectedValue, IsAWordOfMoney) {
    expect(world_at(status::kIntakeOpen), {{facts::PostageCollected{}, "method", "stamps"},
                                           {facts::PostageCollected{}, "payer", "office"},
                                           {facts::PostageRefunded{}, "method", "cash"},
                                           {facts::PostageRefunded{}, "reason", "overpaid"},
                                           {facts::FeeCollected{}, "ground", "card_reissued"}});
}

TEST(CorrectedValue, IsAWordOfTheLetter) {
    expect(world_at(status::kAwaitingReply),
           {{facts::DispatchHeld{}, "reason", "asked_to_wait"},
            {facts::DispatchReleased{}, "reason", "consulted"},
            {facts::AddressExceptionApproved{}, "kind", "hospital"},
            {facts::LetterSpoiled{}, "reason", "smudged"},
            {facts::HandedToMailroom{}, "handed_by", "clerk-2"},
            {facts::HandedToMailroom{}, "received_by", "mail-1"},
            {facts::ReturnedByMailroom{}, "reason", "wrong_bag"},
            {facts::LetterPosted{}, "post_class", "simplified_registered"},
            {facts::LetterPosted{}, "tracking_no", "91200000021"},
            {facts::AcceptanceSlipReceived{}, "tracking_no", "91200000021"},
            {facts::LetterReturnedUndeliverable{}, "reason", "recalled_by_sender"},
            {facts::LetterReturnedUndeliverable{}, "reason", "not_collected"},
            {facts::ReminderSent{}, "channel", "telephone"},
            {facts::LetterReissued{}, "payer", "office"},
            {facts::LetterReissued{}, "reason", "not_collected"},
            {facts::LetterReissued{}, "reason", "pin_illegible"},
            {facts::LetterReissued{}, "reason", "reply_lapsed"},
            {facts::LetterPulled{}, "how", "recall_asked"}});
}

TEST(CorrectedValue, IsAWordOfTheSecondVisit) {
    expect(world_at(status::kVisit2Open),
           {{facts::SecondVisitOpened{}, "office", "saijo_west"},
            {facts::ReplyArrivedByOtherRoute{}, "route", "night_box"},
            {facts::ReplyArrivedByOtherRoute{}, "place", "safe"},
            {facts::ReplyArrivedByOtherRoute{}, "keeper", "clerk-2"},
            {facts::ReasonEvidenceRecorded{}, "shown_or_handed_in", "handed_in"},
            {facts::ReplyReceived{}, "seal_state", "not_sealed"},
            {facts::ReplyRejected{}, "reason", "pin_format"},
            {facts::PinPartDisposed{}, "how", "handed_back"},
            {facts::ReplyResealed{}, "place", "strongroom"},
            {facts::PresenceConfirmed{}, "who", "agent"},
            {facts::CardTakenIntoCustody{}, "what", "opened_reply"},
            {facts::CardTakenIntoCustody{}, "place", "locked_drawer"},
            {facts::CardTakenIntoCustody{}, "keeper", "clerk-2"},
            {facts::CardReturned{}, "returned_to", "statutory_agent"},
            {facts::SentByInternalMail{}, "what", "sealed_reply"},
            {facts::SentByInternalMail{}, "what", "application_form"},
            {facts::SentByInternalMail{}, "from", "saijo_west"},
            {facts::SentByInternalMail{}, "to", "saijo_west"},
            {facts::ReceivedByInternalMail{}, "what", "card"}});
}

TEST(CorrectedValue, IsAWordOfWhatStopsOrEndsACase) {
    expect(world_at(status::kIntakeOpen),
           {{facts::TerminalBecameUnavailable{}, "reason", "maintenance"},
            {facts::CompletionStepDone{}, "step", "explained_to_applicant"},
            {facts::CaseReopened{}, "reason", "completed_by_mistake"},
            {facts::PrincipalMovedOut{}, "kind", "moved_abroad"},
            {facts::RegisterChangeReviewed{}, "decision", "send_again"},
            {facts::CaseWithdrawn{}, "by", "agent"},
            {facts::CaseWithdrawn{}, "reason", "pin_remembered"},
            {facts::WorkHandedOver{}, "from", "clerk-1"},
            {facts::WorkHandedOver{}, "to", "clerk-2"}});
}

TEST(CorrectedValue, IsACodeWhereCodesAreFree) {
    const CaseWorld world = world_at(status::kVisit2Open);
    for (const auto& [event, field] :
         std::initializer_list<std::pair<facts::CaseEvent, const char*>>{
             {facts::PossibleDuplicateDismissed{}, "other_case"},
             {facts::LetterPrinted{}, "batch"},
             {facts::HandedToMailroom{}, "batch"},
             {facts::SentByInternalMail{}, "bag"},
             {facts::ReceivedByInternalMail{}, "bag"}}) {
        EXPECT_EQ(answer(asked(world, event, field, "S-1116-1")), "taken") << field;
        EXPECT_EQ(answer(asked(world, event, field, kText)), "unknown_word") << field;
    }
}

TEST(CorrectedValue, IsAnAmountThatCanHaveBeenPaid) {
    const CaseWorld world = world_at(status::kIntakeOpen);
    for (const facts::CaseEvent& event : std::initializer_list<facts::CaseEvent>{
             facts::PostageCollected{},
             facts::PostageRefunded{.yen = 9, .method = {}, .reason = {}, .receipt_number = {}},
             facts::FeeCollected{}, facts::ReceiptIssued{}}) {
        EXPECT_EQ(answer(asked(world, event, "yen", "434")), "taken");
        EXPECT_EQ(answer(asked(world, event, "yen", "10001")), "amount_missing");
        EXPECT_EQ(answer(asked(world, event, "yen", "abc")), "field_unknown");
    }
    EXPECT_EQ(answer(asked(world,
                           facts::PostageRefunded{
                               .yen = 9, .method = {}, .reason = {}, .receipt_number = {}},
                           "yen", "0")),
              "amount_missing");
}

TEST(CorrectedValue, IsALineOfTheFeeTableOrOneOfItsWaivers) {
    CaseWorld world = world_at(status::kIntakeOpen);
    const Procedure asked_for = world.state().procedures.front().procedure;
    world.rules().change([&asked_for](policy::Policy& policy) {
        for (policy::ProcedureRule& rule : policy.procedures) {
            const bool here = asked_for.is(policy::word(rule.procedure));
            rule.fees = {{.yen = 800, .ground = "second_card"}};
            rule.fee_waivers = {{.ground = here ? "flood" : "elsewhere", .grounds = {}}};
        }
    });
    expect(world, {{facts::FeeCollected{}, "ground", "second_card"},
                   {facts::FeeCollected{}, "ground", "card_reissued"},
                   {facts::FeeWaived{}, "ground", "flood"}});
    EXPECT_EQ(answer(asked(world, facts::FeeWaived{}, "ground", "elsewhere")), "unknown_word");
}

TEST(CorrectedValue, IsTakenAwayWhereTheCommandNeedsNone) {
    const CaseWorld world = world_at(status::kIntakeOpen);
    facts::CaseOpened opened;
    opened.circumstances.notice = "lost";
    EXPECT_EQ(answer(asked(world, opened, "circumstances.notice", "")), "taken");
    facts::ApplicationRefused refused;
    refused.reroute_to = "card_renew";
    EXPECT_EQ(answer(asked(world, refused, "reroute_to", "")), "taken");
    facts::LetterPosted posted;
    posted.post_class = "ordinary";
    posted.tracking_no = "91200000021";
    EXPECT_EQ(answer(asked(world, posted, "tracking_no", "")), "taken");
    EXPECT_EQ(answer(asked(world, posted, "post_class", "")), "unknown_word");
    EXPECT_EQ(
        answer(asked(world, with_item<facts::DocumentPresented>("family_register"), "type", kText)),
        "taken");
}

TEST(CorrectedValue, IsStoredInTheFormOfTheEntry) {
    CaseWorld world = world_at(status::kAwaitingReply);
    world.done(CorrectEntry{.event_no = world.number_of<facts::LetterPosted>(),
                            .field = "tracking_no",
                            .new_value = Sensitive<std::string>("912-00-00002-1"),
                            .reason = {}});
    EXPECT_EQ(world.newest<facts::EntryCorrected>().new_value.reveal(), "91200000021");
    EXPECT_EQ(world.state().live_letter()->tracking_no, "91200000021");
}

TEST(CorrectedValue, CanBeTheRulesOwnWordOnlyWhereItWasRecorded) {
    CaseWorld world = world_at(status::kApplicationAccepted);
    world.given({facts::DispatchHeld{.reason = Reason("protected_person")}});
    const auto to = [&world](const char* word) {
        return CorrectEntry{.event_no = world.number_of<facts::DispatchHeld>(),
                            .field = "reason",
                            .new_value = Sensitive<std::string>(word),
                            .reason = {}};
    };
    world.when(to("protected_person")).then_nothing_happened();
    world.done(to("consult")).done(to("protected_person"));

    CaseWorld other = world_at(status::kApplicationAccepted);
    other.given({facts::DispatchHeld{.reason = Reason("consult")}});
    other.when(to("protected_person")).then_rejected(RejectionCode::kUnknownWord);
}

TEST(CorrectedValue, IsHeldAgainstTheWordsWhenItIsApproved) {
    CaseWorld world = world_at(status::kIntakeOpen);
    world.given({facts::CorrectionRequested{.event_no = 1,
                                            .field = "applicant",
                                            .old_value = {},
                                            .new_value = Sensitive<std::string>("abc"),
                                            .reason = {},
                                            .requested_by = Staff("clerk-2")}});
    world.as("chief-1")
        .when(ApproveCorrection{.event_no = 1, .field = "applicant"})
        .then_rejected(RejectionCode::kUnknownWord);
}

TEST(Correction, OfWhatTwoPersonsDecideIsRejected) {
    CaseWorld world = world_at(status::kIntakeOpen);
    world.as("clerk-2").done(RequestCorrection{.event_no = 1,
                                               .field = "principal.kana",
                                               .new_value = Sensitive<std::string>("シケン"),
                                               .reason = {}});
    world.as("chief-1")
        .when(CorrectEntry{.event_no = world.number_of<facts::CorrectionRequested>(),
                           .field = "new_value",
                           .new_value = Sensitive<std::string>("ミホン"),
                           .reason = {}})
        .then_rejected(RejectionCode::kNotAllowedHere);
}

template <typename Value>
inline constexpr bool kIsSealed = false;
template <typename Value>
inline constexpr bool kIsSealed<Sensitive<Value>> = true;
template <typename Value>
inline constexpr bool kIsSealed<std::optional<Value>> = kIsSealed<Value>;

template <typename Value>
inline constexpr bool kIsList = false;
template <typename Element>
inline constexpr bool kIsList<std::vector<Element>> = true;

/// Adds the paths of a group's single fields in clear.
template <facts::HasFields Group>
void add_clear_fields(const std::string& prefix, std::vector<std::string>& paths);

template <typename Value>
void add_clear_field(const std::string& path, std::vector<std::string>& paths) {
    if constexpr (facts::HasFields<Value>) {
        add_clear_fields<Value>(path + ".", paths);
    } else if constexpr (!kIsSealed<Value> && !kIsList<Value>) {
        paths.push_back(path);
    }
}

template <facts::HasFields Group>
void add_clear_fields(const std::string& prefix, std::vector<std::string>& paths) {
    Group::with_fields([&](const auto&... field) {
        (add_clear_field<std::remove_cvref_t<decltype(std::declval<Group>().*(field.member))>>(
             prefix + field.name, paths),
         ...);
    });
}

template <typename... Facts>
void expect_no_text(const CaseWorld& world, std::variant<Facts...>* /*all*/) {
    const auto expect_none = [&world](const facts::CaseEvent& event, const std::string& name,
                                      const std::vector<std::string>& paths) {
        if (changes_history(event)) {
            return;  // Would change the history that it is put into.
        }
        for (const std::string& path : paths) {
            EXPECT_NE(answer(asked(world, event, path, kText)), "taken") << name << "." << path;
        }
    };
    std::size_t fields = 0;
    const auto walk = [&]<typename Fact>(const Fact& fact) {
        std::vector<std::string> paths;
        add_clear_fields<Fact>("", paths);
        expect_none(fact, type_name<Fact>(), paths);
        fields += paths.size();
    };
    (walk(Facts{}), ...);
    EXPECT_GT(fields, 250U);
}

/// A new field has its words in `entry_fields.cpp`, or nobody types it.
TEST(CorrectedValue, IsNeverATextWhereAFieldIsStoredInClear) {
    expect_no_text(world_at(status::kIntakeOpen),
                   static_cast<facts::CaseEvent::Alternatives*>(nullptr));
}

}  // namespace
}  // namespace madoguchi::cases
