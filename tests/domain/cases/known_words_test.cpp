#include <gtest/gtest.h>

#include <functional>

#include "../../support/case_stories.hpp"

// What is stored in clear is a word of the vocabulary, a number or an id, never a text.

namespace madoguchi::cases {
namespace {

const char* const kText = "試験 太郎";

/// A field of a command: where the case stands, what is taken, and the command with a text in it.
struct Field {
    const char* status;
    const char* name;
    const char* good;
    std::function<CaseCommand(const char*)> with;
};

void expect_unknown(const CaseWorld& world, const CaseCommand& command, const char* field) {
    const Decision decision = world.would(command);
    ASSERT_FALSE(decision.has_value()) << field;
    EXPECT_STREQ(name_of(decision.error().code), "unknown_word") << field;
    EXPECT_EQ(decision.error().ids, std::vector<std::string>{field});
}

void expect_words(const std::vector<Field>& fields) {
    for (const Field& field : fields) {
        CaseWorld world = world_at(field.status);
        world.as("chief-1");
        expect_unknown(world, field.with(kText), field.name);
        const Decision decision = world.would(field.with(field.good));
        EXPECT_TRUE(decision.has_value())
            << field.name << ": " << (decision ? "" : name_of(decision.error().code));
    }
}

TEST(KnownWords, AreWhyAndHowALetterIsSentHeldOrGivenUp) {
    expect_words(
        {{status::kAwaitingReply, "channel", "post",
          [](const char* text) { return SendReminder{.channel = Method(text)}; }},
         {status::kLetterUndeliverable, "reason", "lost_in_the_office",
          [](const char* text) { return ReissueLetter{.reason = Reason(text), .payer = ""}; }},
         {status::kApplicationAccepted, "reason", "address_in_doubt",
          [](const char* text) { return HoldDispatch{.reason = Reason(text)}; }},
         {status::kDispatchOnHold, "reason", "address_confirmed",
          [](const char* text) { return ReleaseDispatch{.reason = Reason(text)}; }},
         {status::kLetterPrinted, "reason", "paper_jam",
          [](const char* text) { return SpoilLetter{.reason = Reason(text)}; }},
         {status::kHandedOver, "reason", "count_wrong",
          [](const char* text) { return TakeBackFromMailroom{.reason = Reason(text)}; }},
         {status::kLetterQueued, "batch", "S-1116-1",
          [](const char* text) {
              return PrintLetter{.batch = text, .planned_posting_on = day("2026-12-28")};
          }},
         {status::kLetterPrinted, "batch", "S-1116-1", [](const char* text) {
              return HandToMailroom{.batch = text, .received_by = Staff("mail-1")};
          }}});
}

TEST(KnownWords, AreWhereSomethingIsKept) {
    expect_words(
        {{status::kAwaitingReply, "place", "safe",
          [](const char* text) { return RecordReplyByOtherRoute{.route = "post", .place = text}; }},
         {status::kReadyForCardOperation, "place", "locked_cabinet",
          [](const char* text) { return TakeCardIntoCustody{.what = "card", .place = text}; }},
         {status::kReadyForCardOperation, "place", "locked_drawer", [](const char* text) {
              return ResealReply{.place = text, .witnessed_by = Staff("clerk-2")};
          }}});
}

TEST(KnownWords, AreWhatIsSaidOfCardWorkAndTheTerminal) {
    expect_words({{status::kAwaitingReply, "reason", "jlis_outage",
                   [](const char* text) {
                       return ReportTerminalUnavailable{.reason = Reason(text),
                                                        .expected_back_on = {}};
                   }},
                  {status::kReadyForCardOperation, "operation_id", "op-9",
                   [](const char* text) {
                       return StartCardOperation{.operation_id = text, .mode = "terminal"};
                   }},
                  {status::kCardOperationRunning, "step", "set_pin.signature",
                   [](const char* text) {
                       return ReportCardStep{.operation_id = "op-1",
                                             .step = text,
                                             .succeeded = true,
                                             .status_word = 0x9000,
                                             .reason = {}};
                   }},
                  {status::kCardOperationRunning, "reason", "failed",
                   [](const char* text) {
                       return ReportCardStep{.operation_id = "op-1",
                                             .step = "hand_off",
                                             .succeeded = false,
                                             .status_word = 0x6F00,
                                             .reason = Reason(text)};
                   }},
                  {status::kCardOperationRunning, "step", "hand_off",
                   [](const char* text) {
                       return ReportCardOutcomeUnknown{.operation_id = "op-1", .step = text};
                   }},
                  {status::kCardOperationRunning, "locked", "signature",
                   [](const char* text) {
                       return ReportCardReadBack{
                           .operation_id = "op-1", .as_expected = true, .locked = {Target(text)}};
                   }},
                  {status::kCompleted, "reason", "completed_by_mistake",
                   [](const char* text) { return ReopenCase{.reason = Reason(text)}; }}});
    CaseWorld read_back = world_at(status::kCardOperationRunning);
    read_back.done(ReportCardReadBack{.operation_id = "op-1", .as_expected = true, .locked = {}});
    expect_unknown(read_back, AbortCardOperation{.reason = Reason(kText), .card_read_back = true},
                   "reason");
    read_back.done(AbortCardOperation{.reason = Reason("card_fault"), .card_read_back = true});
}

TEST(KnownWords, AreWhatIsSaidAtTheCounter) {
    expect_words(
        {{status::kIntakeOpen, "exception", "late_reply",
          [](const char* text) { return ApproveException{.exception = text, .reason = {}}; }},
         {status::kIntakeOpen, "exception", "signature_under_15",
          [](const char* text) { return ApproveException{.exception = text, .reason = {}}; }},
         {status::kIntakeOpen, "ground", "card_reissued",
          [](const char* text) { return CollectFee{.yen = 200, .ground = Reason(text)}; }},
         {status::kIntakeOpen, "missing", "agent:id_document",
          [](const char* text) { return RecordMissingDocuments{.visit = 1, .missing = {text}}; }},
         {status::kVisit2Open, "missing", "principal:my_number_card",
          [](const char* text) { return HandBackReplyUnopened{.missing = {text}}; }},
         {status::kIntakeOpen, "other_case", "case-9",
          [](const char* text) { return DismissPossibleDuplicate{.other_case = text}; }},
         {status::kIntakeOpen, "new_case", "case-9",
          [](const char* text) { return RecordPrincipalAppears{.new_case = text}; }},
         {status::kIntakeOpen, "reroute_to", "card_renew",
          [](const char* text) {
              return RefuseApplication{.refusal = Refusal("no_card"), .reroute_to = text};
          }},
         {status::kIntakeOpen, "confirmed", "not_confirmed",
          [](const char* text) {
              return RecordDenial{.channel = Method("counter"), .confirmed = text};
          }},
         {status::kIntakeOpen, "reason", "pin_remembered",
          [](const char* text) {
              return WithdrawCase{.by = Holder("agent"), .reason = Reason(text)};
          }},
         {status::kIntakeOpen, "circumstances.pins_known", "signature",
          [](const char* text) {
              RecordCircumstances command;
              command.circumstances = two_visit_opening().circumstances;
              command.circumstances.pins_asked = true;
              command.circumstances.pins_known = {Target(text)};
              return command;
          }},
         {status::kIntakeOpen, "person", "p-1", [](const char* text) {
              return PlaceRetentionHold{Reason("appeal"), "1", text};
          }}});
}

TEST(KnownWords, AreWhatMoneyIsTakenAndGivenBackFor) {
    CaseWorld world = two_visit_world();
    world.done(two_visit_opening());
    const auto pay = [](const char* method) {
        return CollectPostage{.yen = 434, .method = Method(method), .payer = "applicant"};
    };
    expect_unknown(world, pay(kText), "method");
    world.done(pay("cash"));
    const auto refund = [](const char* method, const char* reason) {
        return RefundPostage{.yen = 434, .method = Method(method), .reason = Reason(reason)};
    };
    expect_unknown(world, refund(kText, "overpaid"), "method");
    expect_unknown(world, refund("cash", kText), "reason");
    world.done(refund("cash", "overpaid"));
}

TEST(KnownWords, NameTheCaseThatAnotherGoesOnFrom) {
    CaseWorld world = two_visit_world();
    OpenCase opening = two_visit_opening();
    opening.continues_case = kText;
    expect_unknown(world, opening, "continues_case");
    opening.continues_case = "case-9";
    world.done(opening);
}

TEST(TrackingNumber, HasElevenDigitsOfWhichTheLastChecks) {
    const CaseWorld world = world_at(status::kHandedOver);
    for (const char* const wrong : {kText, "912000000", "91200000022", "912000000210"}) {
        expect_unknown(world,
                       RecordAcceptanceSlip{.accepted_on = world.today(), .tracking_no = wrong},
                       "tracking_no");
        PostLetter post;
        post.posted_on = world.today();
        post.tracking_no = wrong;
        expect_unknown(world, post, "tracking_no");
    }
    CaseWorld taken = world_at(status::kHandedOver);
    taken.done(RecordAcceptanceSlip{.accepted_on = taken.today(), .tracking_no = "912-00-00002-1"});
    EXPECT_EQ(taken.state().live_letter()->tracking_no, "91200000021");
}

TEST(TrackingNumber, OnRecordIsChangedByACorrectionOnly) {
    CaseWorld world = world_at(status::kHandedOver);
    const facts::Date posted = world.today();
    world.done(RecordAcceptanceSlip{.accepted_on = posted, .tracking_no = "91200000021"}).later(1);
    world.when(RecordAcceptanceSlip{.accepted_on = posted, .tracking_no = "91200000032"})
        .then_rejected(RejectionCode::kAlreadyRecorded);
    EXPECT_EQ(world.last().error().ids, std::vector<std::string>{"tracking_no"});
    world.when(RecordAcceptanceSlip{.accepted_on = world.today(), .tracking_no = "91200000021"})
        .then_rejected(RejectionCode::kAlreadyRecorded);
    EXPECT_EQ(world.last().error().ids, std::vector<std::string>{"accepted_on"});
    world.when(RecordAcceptanceSlip{.accepted_on = posted, .tracking_no = ""})
        .then_nothing_happened();
}

TEST(Posting, OfTodayTakesNobodyUnknownAsTheOneWhoApproved) {
    CaseWorld world = world_at(status::kLetterPrinted);
    PostLetter post;
    post.posted_on = world.today();
    post.approved_by = Staff(kText);
    world.when(post).then_rejected(RejectionCode::kSecondPersonMissing);
}

TEST(Note, HasAText) {
    CaseWorld world = world_at(status::kIntakeOpen);
    world.when(AddNote{}).then_rejected(RejectionCode::kReasonMissing);
    world.done(AddNote{.text = Sensitive<std::string>("電話があった")});
}

}  // namespace
}  // namespace madoguchi::cases
