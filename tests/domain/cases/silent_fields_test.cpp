#include <gtest/gtest.h>

#include <functional>

#include "../../support/case_stories.hpp"
#include "madoguchi/domain/policy/settings.hpp"

// Each field of the handling that an act rests on: what the act meets where neither page nor office
// has said, and under each value.

namespace madoguchi::cases {
namespace {

/// A field under one value, and what comes of the act that rests on it.
struct Row {
    const char* value;    ///< Empty: nobody has said.
    const char* becomes;  ///< The status of the case, or the rejection and what it names.
};

using Act = std::function<void(CaseWorld&)>;

std::string outcome(const CaseWorld& world) {
    if (world.last()) {
        return world.state().status.text();
    }
    const Rejection& no = world.last().error();
    return std::string(name_of(no.code)) + (no.ids.empty() ? "" : ": " + no.ids.front());
}

CaseWorld world_with(const std::string& key, const char* value) {
    return *value == '\0' ? world_silent_on(key) : two_visit_world({{key, value}});
}

void expect(const std::string& key, std::initializer_list<Row> rows, const Act& act) {
    for (const Row& row : rows) {
        SCOPED_TRACE(key + " = " + row.value);
        CaseWorld world = world_with(key, row.value);
        act(world);
        EXPECT_EQ(outcome(world), row.becomes);
    }
}

TEST(PostingApproval, IsAskedAboutWhenTheLetterIsQueued) {
    expect("handling.posting_approval",
           {{"", "policy_silent: handling.posting_approval"},
            {"none", "letter_queued"},
            {"per_day", "approval_missing"},
            {"by_delegation", "letter_queued"}},
           [](CaseWorld& world) {
               lead_to(world, status::kIntakeOpen);
               world.done(AcceptApplication{}).when(QueueLetter{});
           });
}

TEST(ReissueOnRequest, IsAskedAboutWhenALetterIsSentAgain) {
    expect("handling.reissue_on_request",
           {{"", "policy_silent: handling.reissue_on_request"},
            {"true", "application_accepted"},
            {"false", "not_allowed_here: reissue"}},
           [](CaseWorld& world) {
               lead_to(world, status::kAwaitingReply);
               world.when(ReissueLetter{.reason = Reason("lost_by_applicant"), .payer = ""});
           });
}

TEST(CustodyAllowed, IsAskedAboutWhenACardWouldStay) {
    expect("handling.custody_allowed",
           {{"", "policy_silent: handling.custody_allowed"},
            {"true", "intake_open"},
            {"false", "not_allowed_here: custody"}},
           [](CaseWorld& world) {
               lead_to(world, status::kIntakeOpen);
               world.when(TakeCardIntoCustody{.what = "card", .place = "safe"});
           });
}

TEST(SeveralProcedures, AreAskedAboutWhenTheCaseIsOpened) {
    expect("handling.several_procedures_in_one_sitting",
           {{"", "policy_silent: handling.several_procedures_in_one_sitting"},
            {"true", "intake_open"},
            {"false", "not_allowed_here: several_procedures"}},
           [](CaseWorld& world) {
               OpenCase opening = two_visit_opening();
               opening.procedures.push_back(procedure("pin_change", {"signature"}));
               world.when(opening);
           });
}

TEST(LateReply, IsTheSectionChiefsWhereNobodyHasSaid) {
    for (const auto& [staff, silent] :
         {std::pair("chief-1", "awaiting_reply"), std::pair("clerk-1", "section_chief_missing")}) {
        expect("handling.late_reply_by_section_chief", {{"", silent}, {"true", silent}},
               [staff](CaseWorld& world) {
                   lead_to(world, status::kAwaitingReply);
                   world.later(31).as(staff).when(
                       AcceptLateReply{.reason = Sensitive<std::string>("入院")});
               });
    }
    expect("handling.late_reply_by_section_chief", {{"false", "not_allowed_here: late_reply"}},
           [](CaseWorld& world) {
               lead_to(world, status::kAwaitingReply);
               world.later(31).as("chief-1").when(AcceptLateReply{});
           });
}

TEST(PinPart, IsDisposedOfEitherWayWhereNobodyHasSaid) {
    expect("handling.pin_part_disposals",
           {{"", "ready_for_card_operation"},
            {"shred hand_back", "ready_for_card_operation"},
            {"hand_back", "ready_for_card_operation"},
            {"shred", "not_allowed_here: handed_back"}},
           [](CaseWorld& world) {
               lead_to(world, status::kReadyForCardOperation);
               world.when(DisposePinPart{.how = "handed_back", .witnessed_by = Staff("clerk-2")});
           });
}

TEST(SecondVisit, IsAtAnyOfficeWhereNobodyHasSaid) {
    expect("handling.visit2_same_office",
           {{"", "visit2_open"}, {"false", "visit2_open"}, {"true", "visit2_deficient"}},
           [](CaseWorld& world) {
               lead_to(world, status::kAwaitingReply);
               world.later(7).in("saijo_west").when(OpenSecondVisit{});
           });
}

TEST(DocumentNumber, IsDrawnUnlessTheOfficeUsesNone) {
    for (const auto& [value, number] :
         {std::pair("", "R8-1"), std::pair("true", "R8-1"), std::pair("false", "")}) {
        CaseWorld world = world_with("handling.document_numbers", value);
        lead_to(world, status::kLetterQueued);
        EXPECT_EQ(world.newest<facts::LetterQueued>().document_number, number) << value;
    }
}

TEST(FailedSameDayCase, GoesOnWhereThePageSaysTwoVisits) {
    for (const auto& [value, becomes] : {std::pair(std::optional<bool>(), "application_accepted"),
                                         std::pair(std::optional(true), "application_accepted"),
                                         std::pair(std::optional(false), "same_day_open")}) {
        CaseWorld world = notice_form_world();
        world.rules().change([value = value](policy::Policy& policy) {
            policy.handling.downgrade_to_two_visits = value;
        });
        world.done(notice_form_opening());
        world.when(ReportPinMismatch{.credential = Target("user_auth"), .tries_left = 2});
        EXPECT_EQ(outcome(world), becomes);
        EXPECT_EQ(world.newest<facts::PinVerificationFailed>().tries_left, 2U);
    }
}

TEST(CardPins, AreOnAFormOfTheirOwnUnlessTheOfficeHasOneForBoth) {
    for (const auto& [value, forms] :
         {std::pair("", 2U), std::pair("true", 2U), std::pair("false", 1U)}) {
        CaseWorld world = world_with("handling.card_pins_on_own_form", value);
        OpenCase opening = two_visit_opening();
        opening.procedures = {procedure("pin_reset", {"signature", "card_input"})};
        opening.circumstances.unavoidable_reason = true;
        world.done(opening);
        world.done(document(1, "agent", "id_document", "drivers_license"))
            .done(CollectPostage{.yen = 434, .method = Method("cash"), .payer = "applicant"})
            .done(AcceptApplication{});
        EXPECT_EQ(world.newest<facts::ApplicationAccepted>().forms.size(), forms) << value;
    }
}

/// The seal of the reply: what the policy asks for, how the envelope looks, and what comes of it.
struct Sealing {
    const char* field;
    const char* value;
    const char* looks;
    const char* rejected_for;  ///< Empty: taken.
};

TEST(ReplyEnvelope, IsJudgedByWhatThePolicyAsksForAndElseByTheClerk) {
    for (const Sealing& row :
         {Sealing{"letter.seal.sealed", "true", "not_sealed", "reply_not_sealed"},
          Sealing{"letter.seal.sealed", "false", "not_sealed", ""},
          Sealing{"letter.seal.stamped_over_flap", "true", "flap_not_stamped",
                  "reply_flap_not_stamped"},
          Sealing{"letter.seal.stamped_over_flap", "false", "flap_not_stamped", ""},
          Sealing{"letter.seal.concealing_sticker", "true", "sticker_missing",
                  "reply_sticker_missing"},
          Sealing{"letter.seal.concealing_sticker", "false", "sticker_missing", ""},
          Sealing{"", "", "not_sealed", ""}, Sealing{"", "", "flap_not_stamped", ""},
          Sealing{"", "", "sticker_missing", ""}}) {
        SCOPED_TRACE(std::string(row.field) + row.value + row.looks);
        CaseWorld world = two_visit_world();
        world.rules().change([](policy::Policy& policy) { policy.letter->seal = {}; });
        if (*row.field != '\0') {
            const policy::Setting setting{row.field, row.value, day("2026-01-01"), "chief-1"};
            world.rules().change([&setting](policy::Policy& policy) {
                policy = policy::with_settings(policy, {setting}, day("2026-11-20"));
            });
        }
        lead_to(world, status::kVisit2Open);
        world.when(RecordReply{.seal_state = row.looks});
        EXPECT_EQ(world.newest<facts::ReplyReceived>().seal_state, row.looks);
        if (*row.rejected_for == '\0') {
            world.then<facts::ReplyReceived>().then_at(status::kVisit2Open);
            // The clerk judges where nobody has said.
            world.when(RejectReply{.reason = Reason("reply_flap_not_stamped")});
            EXPECT_TRUE(world.newest<facts::ReplyRejected>().needs_new_letter);
        } else {
            world.then<facts::ReplyReceived, facts::ReplyRejected>();
            EXPECT_EQ(world.newest<facts::ReplyRejected>().reason, Reason(row.rejected_for));
            EXPECT_TRUE(world.newest<facts::ReplyRejected>().needs_new_letter);
        }
    }
}

TEST(ReplyEnvelope, ThatIsOpenHasNoStampOverItsFlapEither) {
    CaseWorld world = two_visit_world({{"letter.seal.stamped_over_flap", "true"}});
    world.rules().change([](policy::Policy& policy) { policy.letter->seal.sealed.reset(); });
    lead_to(world, status::kVisit2Open);
    world.when(RecordReply{.seal_state = "not_sealed"})
        .then<facts::ReplyReceived, facts::ReplyRejected>();
    world.later(1).when(RecordReply{.seal_state = "unseen"});
    world.then_rejected(RejectionCode::kWrongState);
}

}  // namespace
}  // namespace madoguchi::cases
