#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <functional>

#include "../../support/case_stories.hpp"
#include "madoguchi/domain/cases/history_violation.hpp"
#include "madoguchi/domain/cases/timers.hpp"

// What holds for any sequence of commands. A sequence leans to what the straight way asks for next,
// so that it gets far, and strays from it often.

namespace madoguchi::cases {
namespace {

/// A command as it would be given now, and its name.
struct Make {
    std::string name;
    std::function<CaseCommand(const CaseWorld&)> command;

    template <typename Function>
    requires std::is_invocable_v<Function, const CaseWorld&>
    // NOLINTNEXTLINE(google-explicit-constructor): lists of moves read better.
    Make(Function function)
        : name(type_name<std::invoke_result_t<Function, const CaseWorld&>>()),
          command([function](const CaseWorld& world) { return CaseCommand(function(world)); }) {}
};

template <typename Command>
Make always(Command command) {
    return [command](const CaseWorld&) { return command; };
}

RecordResidentChange change(const char* kind, facts::Date on) {
    RecordResidentChange change;
    change.kind = kind;
    change.notified_on = on;
    change.effective_on = on;
    return change;
}

std::vector<Make> office_moves() {
    return {
        always(two_visit_opening()),
        always(self_opening()),
        always(document(1, "agent", "id_document", "drivers_license")),
        always(RecordMissingDocuments{.visit = 1, .missing = {"agent:id_document"}}),
        always(CollectPostage{.yen = 434, .method = Method("cash"), .payer = "applicant"}),
        always(AcceptApplication{}),
        always(HoldDispatch{.reason = Reason("consult")}),
        always(ReleaseDispatch{.reason = Reason("consulted")}),
        always(RequestPostingApproval{}),
        always(ApprovePosting{}),
        always(QueueLetter{}),
        [](const CaseWorld& w) {
            return PrintLetter{.batch = "b-1", .planned_posting_on = w.today()};
        },
        always(SpoilLetter{.reason = Reason("smudged")}),
        always(HandToMailroom{.batch = "b-1", .received_by = Staff("mail-1")}),
        always(TakeBackFromMailroom{.reason = Reason("wrong_bag")}),
        [](const CaseWorld& w) {
            PostLetter post;
            post.posted_on = w.today();
            return post;
        },
        [](const CaseWorld& w) { return RecordDelivery{.delivered_on = w.today()}; },
        [](const CaseWorld& w) {
            return RecordUndeliverable{.reason = Reason("not_collected"), .returned_on = w.today()};
        },
        always(LapseReply{.letter_seq = 1}),
        always(ReissueLetter{.reason = Reason("lost_in_the_office"), .payer = ""}),
        always(ReissueLetter{.reason = Reason("not_collected"), .payer = ""}),
        always(AcceptLateReply{.reason = Sensitive<std::string>("入院")}),
        always(ClaimCase{}),
        always(ReleaseCase{}),
        always(HandOverWork{.from = Staff("clerk-1"), .to = Staff("clerk-2")}),
        always(WithdrawCase{.by = Holder("agent"), .reason = Reason("not_wanted")}),
        always(RecordPrincipalAppears{.new_case = "case-2"}),
    };
}

std::vector<Make> visit_moves() {
    return {
        always(OpenSecondVisit{}),
        always(document(2, "principal", "my_number_card")),
        always(document(2, "principal", "id_document", "passport")),
        always(document(2, "agent", "id_document", "drivers_license")),
        always(document(2, "agent", "id_document", "bank_passbook")),
        always(CheckCard{.is_principals = true, .card_expires_on = day("2031-05-10")}),
        always(CheckRegister{.changed = false}),
        always(CheckRegister{.changed = true}),
        always(RecordReply{.seal_state = "sealed"}),
        always(RecordReply{.seal_state = "not_sealed"}),
        always(RecordReplyByOtherRoute{.route = "post", .place = "safe"}),
        always(HandBackReplyUnopened{.missing = {"principal:id_document"}}),
        always(OpenReply{.witnessed_by = Staff("clerk-2")}),
        always(RejectReply{.reason = Reason("reply_incomplete")}),
        always(DisposePinPart{.how = "shredded", .witnessed_by = Staff("clerk-2")}),
        always(ResealReply{.place = "safe", .witnessed_by = Staff("clerk-2")}),
        always(AcceptSecondVisit{}),
        always(TakeCardIntoCustody{.what = "card", .place = "safe"}),
        [](const CaseWorld& w) {
            const auto& kept = w.state().custody;
            return ReturnCard{.receipt_number = kept.empty() ? "" : kept.front().receipt_number,
                              .returned_to = "agent"};
        },
        always(StartCardOperation{.operation_id = "op-1", .mode = "terminal"}),
        always(HandCardToTerminal{.operation_id = "op-1"}),
        always(ReportCardStep{.operation_id = "op-1",
                              .step = "set_pin.signature",
                              .succeeded = false,
                              .status_word = 0x6F00,
                              .reason = Reason("failed")}),
        always(ReportCardOutcomeUnknown{.operation_id = "op-1", .step = "set_pin.signature"}),
        always(ReportCardReadBack{.operation_id = "op-1", .as_expected = true, .locked = {}}),
        always(ReportPinMismatch{.credential = Target("signature"), .tries_left = 0}),
        always(UnlockInCase{.credential = Target("signature"), .ground = "reset_is_a_target"}),
        always(RetryCardOperation{.operation_id = "op-1"}),
        always(AbortCardOperation{.reason = Reason("agent_left"), .card_read_back = true}),
        always(completion({"signature", "user_auth"})),
        always(completion({"user_auth"})),
        always(ReopenCase{.reason = Reason("card_read_back_contradicts")}),
    };
}

std::vector<Make> stopping_moves() {
    return {
        always(RecordDenial{.channel = Method("telephone"), .confirmed = "case_number"}),
        always(LiftDenial{.reason = Sensitive<std::string>("勘違い")}),
        always(FreezeCase{.incident = "incident-1"}),
        always(LiftFreeze{.incident = "incident-1"}),
        [](const CaseWorld& w) { return change("move_within", w.today()); },
        [](const CaseWorld& w) { return change("protection_on", w.today()); },
        [](const CaseWorld& w) { return change("protection_off", w.today()); },
        [](const CaseWorld& w) { return change("death", w.today()); },
        always(ReviewRegisterChange{.decision = "go_on", .reason = {}}),
        always(ReviewRegisterChange{.decision = "send_again", .reason = {}}),
        always(ReportTerminalUnavailable{.reason = Reason("jlis_outage"), .expected_back_on = {}}),
        always(ReportTerminalAvailable{}),
        [](const CaseWorld& w) {
            return RequestVoid{.event_no = w.history().size(), .reason = {}};
        },
        [](const CaseWorld& w) {
            const auto& asked = w.state().pending;
            return VoidEntry{.event_no = asked.empty() ? 0 : asked.front().event_no};
        },
    };
}

std::vector<Make> register_moves() {
    const Holder principal("principal");
    return {
        always(IdentifyParty{principal, "person-1", Reason("said_by_clerk")}),
        always(DistinguishParty{principal, "person-1"}),
        always(ReleaseParty{principal}),
        always(PlaceRetentionHold{Reason("appeal"), "12", ""}),
        always(LiftRetentionHold{Reason("appeal"), "12", ""}),
        always(EraseParty{principal, "person-1"}),
        always(RecordKeysDestroyed{{principal, Holder("case")}}),
        always(RequestDisposal{}),
        always(ApproveDisposal{}),
    };
}

/// Repeating these is a second fact, not the same one again.
bool may_repeat(const CaseCommand& command) {
    return std::holds_alternative<ReportPinMismatch>(command) ||
           std::holds_alternative<ReportCardOutcomeUnknown>(command);
}

std::size_t alive(const CaseState& state) {
    std::size_t n = 0;
    for (const LetterState& letter : state.letters) {
        n += letter.stage == "queued" || letter.stage == "printed" ||
                     letter.stage == "handed_over" || letter.stage == "posted"
                 ? 1U
                 : 0U;
    }
    return n;
}

void check_invariants(const CaseWorld& world, const Outcome& outcome) {
    RC_ASSERT(alive(world.state()) <= 1U);
    for (const facts::CaseEvent& event : outcome.events) {
        if (const auto* queued = std::get_if<facts::LetterQueued>(&event)) {
            RC_ASSERT(queued->addressee != "agent");
        }
        if (std::holds_alternative<facts::CaseCompleted>(event) && world.state().two_visits()) {
            RC_ASSERT(world.today() > *world.state().accepted_on);
            RC_ASSERT(world.state().pin_part_disposed());
            RC_ASSERT(world.state().custody.empty());
        }
        if (std::holds_alternative<facts::CardOperationStarted>(event)) {
            RC_ASSERT((!world.state().two_visits() || world.count<facts::VisitTwoAccepted>() > 0));
            RC_ASSERT(!world.state().denied);
        }
        if (std::holds_alternative<facts::LetterPosted>(event)) {
            RC_ASSERT((!world.state().denied && !world.state().held));
        }
    }
}

/// One command that makes sense at this point of the straight way, or any.
void take_a_step(CaseWorld& world, const std::vector<Make>& moves) {
    if (*rc::gen::inRange(0, 4) == 0) {
        world.later(*rc::gen::inRange(1, 12));
    }
    world.as(*rc::gen::element("clerk-1", "clerk-2", "chief-1", "manager-1"));
    const Make& move = moves[*rc::gen::inRange<std::size_t>(0, moves.size())];
    RC_LOG() << world.state().status.text() << ": " << move.name << "\n";
    const CaseCommand command = move.command(world);
    world.when(command);
    const Decision decision = world.last();
    if (!decision) {
        return;
    }
    check_invariants(world, *decision);
    RC_ASSERT(fold(world.history()) == world.state());
    if (!decision->events.empty() && !may_repeat(command)) {
        const Decision again = world.would(command);
        RC_ASSERT((!again || again->events.empty()));
    }
}

std::vector<Make> all_moves() {
    std::vector<Make> all = office_moves();
    for (const auto& more : {visit_moves(), visit_moves(), stopping_moves(), register_moves()}) {
        all.insert(all.end(), more.begin(), more.end());
    }
    return all;
}

TEST(AnySequence, FoldsAndKeepsTheInvariantsFromWhereverItStarts) {
    EXPECT_TRUE(rc::check("any sequence", [] {
        CaseWorld world = world_at(*rc::gen::elementOf(all_statuses()));
        world.erasure_approved = true;
        const std::vector<Make> moves = all_moves();
        const int steps = *rc::gen::inRange(1, 30);
        for (int i = 0; i < steps; ++i) {
            take_a_step(world, moves);
        }
    }));
}

TEST(AnySequence, FromAnEmptyStreamBeginsWithAnOpening) {
    EXPECT_TRUE(rc::check("from nothing", [] {
        CaseWorld world = two_visit_world();
        const std::vector<Make> moves = all_moves();
        for (int i = 0; i < 40; ++i) {
            take_a_step(world, moves);
        }
        RC_ASSERT((world.history().empty() ||
                   std::holds_alternative<facts::CaseOpened>(world.history().front())));
    }));
}

TEST(AnySequence, DueCommandsDoSomethingOnTheirDay) {
    EXPECT_TRUE(rc::check("due", [] {
        CaseWorld world = world_at(*rc::gen::elementOf(all_statuses()));
        const std::vector<Make> moves = all_moves();
        for (int i = 0; i < 15; ++i) {
            take_a_step(world, moves);
        }
        for (const DueCommand& due : timers(world.state())) {
            CaseWorld then = world;
            then.later(static_cast<int>((due.due_on - world.today()).count()));
            const Decision decision = then.would(due_command(due.kind, due.key));
            RC_ASSERT((decision && !decision->events.empty()));
        }
    }));
}

TEST(AnySequence, CorrectedIsWhatWasRightFromTheStart) {
    EXPECT_TRUE(rc::check("corrected", [] {
        CaseWorld world = world_at(
            *rc::gen::element<std::string>(status::kAwaitingReply, status::kVisit2Open,
                                           status::kCardOperationRunning, status::kCompleted));
        const std::uint64_t posting = world.number_of<facts::LetterPosted>();
        // Ten digits, and what remains of them as the check digit.
        const auto number = *rc::gen::inRange<std::uint64_t>(9'120'010'000, 9'120'099'999);
        const std::string right = std::to_string(number) + std::to_string(number % 7);
        std::vector<facts::CaseEvent> right_from_the_start = world.history();
        std::get<facts::LetterPosted>(right_from_the_start[posting - 1]).tracking_no = right;
        world.done(CorrectEntry{.event_no = posting,
                                .field = "tracking_no",
                                .new_value = Sensitive<std::string>(right),
                                .reason = {}});
        CaseState wanted = fold(right_from_the_start);
        wanted.event_count = world.state().event_count;
        RC_ASSERT(world.state() == wanted);
    }));
}

}  // namespace
}  // namespace madoguchi::cases
