#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

#include "../../support/case_stories.hpp"
#include "madoguchi/domain/cases/freeze.hpp"

// Every command in every status. The golden file says what happens; a line that changes is a rule
// that changes.

namespace madoguchi::cases {
namespace {

using Named = std::pair<std::string, CaseCommand>;

template <typename Command>
Named named(Command command) {
    return {type_name<Command>(), CaseCommand(std::move(command))};
}

RecordResidentChange change(const char* kind, facts::Date on) {
    RecordResidentChange change;
    change.kind = kind;
    change.notified_on = on;
    change.effective_on = on;
    return change;
}

void add_intake(std::vector<Named>& all) {
    Circumstances changed = two_visit_opening().circumstances;
    changed.honseki_here = true;
    ReportPinMismatch mismatch{.credential = Target("signature"), .tries_left = 2};
    all.push_back(named(two_visit_opening()));
    all.push_back(named(RecordCircumstances{.circumstances = changed}));
    all.push_back(named(document(1, "principal", "id_document", "passport")));
    all.push_back(named(RecordMissingDocuments{.visit = 1, .missing = {"agent:id_document"}}));
    all.push_back(named(RecordPowerOfAttorney{.form = "separate_document", .scope = {}}));
    all.push_back(named(VerifyAgency{.proof = Sensitive<std::string>("resident_record")}));
    all.push_back(named(WaiveFamilyRegister{.ground = Reason("honseki_here")}));
    all.push_back(named(RecordWrittenByAnother{.document = "application_form",
                                               .name = {},
                                               .relationship = {},
                                               .reason = {},
                                               .approved_by = Staff("chief-1")}));
    all.push_back(named(AcceptApplication{}));
    all.push_back(
        named(RefuseApplication{.refusal = Refusal("documents_missing"), .reroute_to = ""}));
    all.push_back(named(mismatch));
    all.push_back(named(ConfirmCallback{.called = "registered_number"}));
    all.push_back(named(ConfirmCaller{.caller = "agent", .how = "case_number"}));
    all.push_back(named(DismissPossibleDuplicate{.other_case = "case-9"}));
    all.push_back(named(AddNote{.text = Sensitive<std::string>("電話があった")}));
    all.push_back(named(ApproveException{.exception = "another_agent", .reason = {}}));
    all.push_back(
        named(CollectPostage{.yen = 434, .method = Method("cash"), .payer = "applicant"}));
    all.push_back(named(
        RefundPostage{.yen = 434, .method = Method("cash"), .reason = Reason("case_withdrawn")}));
    all.push_back(named(CollectFee{.yen = 200, .ground = Reason("card_reissued")}));
    all.push_back(named(WaiveFee{.ground = Reason("public_assistance")}));
}

void add_dispatch(std::vector<Named>& all, facts::Date today) {
    PostLetter post;
    post.posted_on = today;
    all.push_back(named(HoldDispatch{.reason = Reason("consult")}));
    all.push_back(named(ReleaseDispatch{.reason = Reason("consulted")}));
    all.push_back(named(RequestPostingApproval{}));
    all.push_back(named(ApprovePosting{}));
    all.push_back(named(ApproveAddressException{
        .postcode = {}, .address = {}, .kind = Reason("hospital"), .reason = {}}));
    all.push_back(named(QueueLetter{}));
    all.push_back(named(PrintLetter{.batch = "b-2", .planned_posting_on = today}));
    all.push_back(named(SpoilLetter{.reason = Reason("smudged")}));
    all.push_back(named(HandToMailroom{.batch = "b-2", .received_by = Staff("mail-1")}));
    all.push_back(named(TakeBackFromMailroom{.reason = Reason("wrong_bag")}));
    all.push_back(named(post));
    all.push_back(named(RecordAcceptanceSlip{.accepted_on = today, .tracking_no = "91200000021"}));
    all.push_back(named(RecordDelivery{.delivered_on = today}));
    all.push_back(
        named(RecordUndeliverable{.reason = Reason("not_collected"), .returned_on = today}));
    all.push_back(named(SendReminder{.channel = Method("telephone")}));
    all.push_back(named(LapseReply{.letter_seq = 1}));
    all.push_back(named(ReissueLetter{.reason = Reason("lost_by_applicant"), .payer = ""}));
    all.push_back(named(PullLetter{.letter_seq = 1, .how = "taken_out"}));
}

void add_visit(std::vector<Named>& all) {
    all.push_back(named(AcceptLateReply{.reason = Sensitive<std::string>("入院")}));
    all.push_back(named(OpenSecondVisit{}));
    all.push_back(named(RecordReplyByOtherRoute{.route = "post", .place = "safe"}));
    all.push_back(named(CheckCard{.is_principals = true, .card_expires_on = day("2031-05-10")}));
    all.push_back(named(CheckRegister{.changed = false}));
    all.push_back(
        named(RecordReasonEvidence{.reason = {}, .kind = {}, .shown_or_handed_in = "shown"}));
    all.push_back(named(RecordReply{.seal_state = "sealed"}));
    all.push_back(named(HandBackReplyUnopened{.missing = {"principal:id_document"}}));
    all.push_back(named(OpenReply{.witnessed_by = Staff("clerk-2")}));
    all.push_back(named(RejectReply{.reason = Reason("reply_incomplete")}));
    all.push_back(named(DisposePinPart{.how = "shredded", .witnessed_by = Staff("clerk-2")}));
    all.push_back(named(ResealReply{.place = "safe", .witnessed_by = Staff("clerk-2")}));
    all.push_back(named(ConfirmPresence{.who = Holder("principal")}));
    all.push_back(named(AcceptSecondVisit{}));
    all.push_back(named(TakeCardIntoCustody{.what = "card", .place = "safe"}));
    all.push_back(named(ReturnCard{.receipt_number = "R8-1", .returned_to = "agent"}));
    all.push_back(named(SendByInternalMail{
        .bag = "bag-1", .what = "application_form", .to = Office("saijo_west")}));
    all.push_back(named(ReceiveByInternalMail{.bag = "bag-1", .what = "application_form"}));
}

void add_card_work(std::vector<Named>& all) {
    all.push_back(named(StartCardOperation{.operation_id = "op-2", .mode = "terminal"}));
    all.push_back(named(HandCardToTerminal{.operation_id = "op-1"}));
    all.push_back(named(ReportCardStep{.operation_id = "op-1",
                                       .step = "set_pin.signature",
                                       .succeeded = true,
                                       .status_word = 0x9000,
                                       .reason = {}}));
    all.push_back(
        named(ReportCardOutcomeUnknown{.operation_id = "op-1", .step = "set_pin.signature"}));
    all.push_back(
        named(ReportCardReadBack{.operation_id = "op-1", .as_expected = true, .locked = {}}));
    all.push_back(
        named(UnlockInCase{.credential = Target("signature"), .ground = "reset_is_a_target"}));
    all.push_back(named(RetryCardOperation{.operation_id = "op-1"}));
    all.push_back(
        named(AbortCardOperation{.reason = Reason("agent_left"), .card_read_back = false}));
    all.push_back(named(completion({"signature", "user_auth"})));
    all.push_back(named(ReportTerminalUnavailable{.reason = Reason("jlis_outage"),
                                                  .expected_back_on = std::nullopt}));
    all.push_back(named(ReportTerminalAvailable{}));
    all.push_back(named(RecordCompletionStep{.step = "explained_to_applicant"}));
    all.push_back(named(ReopenCase{.reason = Reason("card_read_back_contradicts")}));
}

void add_stops(std::vector<Named>& all, facts::Date today) {
    ReplaceAgent replace;
    replace.new_case = "case-3";
    replace.approved_by = Staff("chief-1");
    all.push_back(
        named(RecordDenial{.channel = Method("telephone"), .confirmed = "name_and_birth_date"}));
    all.push_back(named(LiftDenial{.reason = Sensitive<std::string>("勘違い")}));
    all.push_back(named(ApproveProtectedHandling{
        .act = "accept", .reason = Sensitive<std::string>("本人に確かめた")}));
    for (const char* kind : {"death", "move_out", "move_within", "protection_on"}) {
        all.emplace_back(std::string("RecordResidentChange ") + kind, change(kind, today));
    }
    all.push_back(named(ReviewRegisterChange{.decision = "go_on", .reason = {}}));
    all.push_back(named(ReportCardLost{.reported_on = today}));
    all.push_back(named(RecordCardFound{.found_on = today}));
    all.push_back(named(RecordExpiry{.what = "card"}));
    all.push_back(named(ReevaluateAge{}));
    all.push_back(named(WithdrawCase{.by = Holder("principal"), .reason = Reason("not_wanted")}));
    all.push_back(named(replace));
    all.push_back(named(RecordPrincipalAppears{.new_case = "case-2"}));
    all.push_back(named(FreezeCase{.incident = "incident-1"}));
    all.push_back(named(LiftFreeze{.incident = "incident-1"}));
}

void add_corrections(std::vector<Named>& all) {
    const Sensitive<std::string> value("telephone");
    all.push_back(
        named(CorrectEntry{.event_no = 1, .field = "channel", .new_value = value, .reason = {}}));
    all.push_back(named(
        RequestCorrection{.event_no = 1, .field = "channel", .new_value = value, .reason = {}}));
    all.push_back(named(ApproveCorrection{.event_no = 1, .field = "channel"}));
    all.push_back(named(RequestVoid{.event_no = 2, .reason = {}}));
    all.push_back(named(VoidEntry{.event_no = 2}));
    all.push_back(
        named(RequestPolicyAdoption{.to_version = TestRules::kNewerVersion, .reason = {}}));
    all.push_back(named(AdoptPolicyVersion{.to_version = TestRules::kNewerVersion}));
}

void add_claims(std::vector<Named>& all) {
    all.push_back(named(ClaimCase{}));
    all.push_back(named(ReleaseCase{}));
    all.push_back(named(HandOverWork{.from = Staff("clerk-1"), .to = Staff("clerk-2")}));
}

void add_register(std::vector<Named>& all) {
    const Holder principal("principal");
    all.push_back(named(IdentifyParty{principal, "person-1", Reason("said_by_clerk")}));
    all.push_back(named(DistinguishParty{principal, "person-1"}));
    all.push_back(named(ReleaseParty{principal}));
    all.push_back(named(EraseParty{principal, "person-1"}));
    all.push_back(named(RecordKeysDestroyed{{principal}}));
    all.push_back(named(PlaceRetentionHold{Reason("appeal"), "12", ""}));
    all.push_back(named(LiftRetentionHold{Reason("appeal"), "12", ""}));
    all.push_back(named(RequestDisposal{}));
    all.push_back(named(ApproveDisposal{}));
}

std::vector<Named> all_commands(facts::Date today) {
    std::vector<Named> all;
    add_intake(all);
    add_dispatch(all, today);
    add_visit(all);
    add_card_work(all);
    add_stops(all, today);
    add_corrections(all);
    add_claims(all);
    add_register(all);
    return all;
}

std::string answer(const Decision& decision) {
    if (!decision) {
        return std::string("rejected ") + name_of(decision.error().code);
    }
    if (decision->events.empty()) {
        return "nothing to do";
    }
    std::string text;
    for (const std::string& name : names_of(decision->events)) {
        text += (text.empty() ? "" : " ") + name;
    }
    return text;
}

void add_section(std::ostringstream& table, const std::string& title, CaseWorld world) {
    world.as("manager-1");  // Who may decide everything.
    table << "[" << title << "]\n";
    for (const auto& [name, command] : all_commands(world.today())) {
        table << name << ": " << answer(world.would(command)) << "\n";
    }
    table << "\n";
}

std::string whole_table() {
    std::ostringstream table;
    add_section(table, "not opened", two_visit_world());
    for (const std::string& status : all_statuses()) {
        add_section(table, status, world_at(status));
    }
    CaseWorld denied = world_at(status::kAwaitingReply);
    denied.done(RecordDenial{.channel = Method("telephone"), .confirmed = "case_number"});
    add_section(table, "awaiting_reply, denied", denied);
    CaseWorld flagged = world_at(status::kAwaitingReply);
    flagged.done(change("protection_on", flagged.today()));
    add_section(table, "awaiting_reply, protected", flagged);
    CaseWorld frozen = world_at(status::kAwaitingReply);
    frozen.done(FreezeCase{.incident = "incident-1"});
    add_section(table, "awaiting_reply, frozen", frozen);
    return table.str();
}

TEST(CaseTable, EveryCommandInEveryStatusMeansWhatItMeant) {
    const std::string path = std::string(MADOGUCHI_SOURCE_DIR) + "/tests/golden/case_table.txt";
    const std::string table = whole_table();
    if (std::getenv("UPDATE_GOLDEN") != nullptr) {
        std::ofstream(path) << table;
    }
    std::ifstream file(path);
    ASSERT_TRUE(file) << path << ": missing; UPDATE_GOLDEN=1 writes it";
    std::istringstream now(table);
    std::string golden;
    std::string line;
    std::string section;
    while (std::getline(now, line)) {
        ASSERT_TRUE(std::getline(file, golden)) << "the table has grown at " << line;
        section = line.starts_with("[") ? line : section;
        EXPECT_EQ(line, golden) << section;
    }
    EXPECT_FALSE(std::getline(file, golden)) << "the table has shrunk";
}

/// What may come of a command in a case that its principal has denied: what has happened is written
/// down, things are put in safe places, entries are corrected; nothing else.
const std::set<std::string> kTakenWhileDenied = {"ConfirmCaller",
                                                 "ClaimCase",
                                                 "PullLetter",
                                                 "AddNote",
                                                 "DismissPossibleDuplicate",
                                                 "RefundPostage",
                                                 "HoldDispatch",
                                                 "SpoilLetter",
                                                 "TakeBackFromMailroom",
                                                 "RecordAcceptanceSlip",
                                                 "RecordDelivery",
                                                 "RecordUndeliverable",
                                                 "RecordReplyByOtherRoute",
                                                 "DisposePinPart",
                                                 "ResealReply",
                                                 "ReturnCard",
                                                 "ReceiveByInternalMail",
                                                 "ReportCardStep",
                                                 "ReportCardOutcomeUnknown",
                                                 "ReportCardReadBack",
                                                 "AbortCardOperation",
                                                 "ReportTerminalUnavailable",
                                                 "ReportTerminalAvailable",
                                                 "LiftDenial",
                                                 "RecordResidentChange death",
                                                 "RecordResidentChange move_out",
                                                 "RecordResidentChange move_within",
                                                 "RecordResidentChange protection_on",
                                                 "ReportCardLost",
                                                 "RecordCardFound",
                                                 "FreezeCase",
                                                 "IdentifyParty",
                                                 "DistinguishParty",
                                                 "ReleaseParty",
                                                 "PlaceRetentionHold",
                                                 "LiftRetentionHold",
                                                 "CorrectEntry",
                                                 "RequestCorrection",
                                                 "RequestVoid"};

TEST(Denied, NothingGoesOnInAnyStatus) {
    const RecordDenial denial{.channel = Method("telephone"), .confirmed = "case_number"};
    for (const std::string& status : all_statuses()) {
        CaseWorld world = world_at(status);
        world.done(denial);
        for (const auto& [name, command] : all_commands(world.today())) {
            const Decision decision = world.would(command);
            EXPECT_TRUE(!decision || decision->events.empty() || kTakenWhileDenied.contains(name))
                << status << ": " << name << " brings " << answer(decision);
        }
    }
}

TEST(Frozen, NothingGoesOnInAnyStatus) {
    for (const std::string& status : all_statuses()) {
        CaseWorld world = world_at(status);
        world.done(FreezeCase{.incident = "incident-1"});
        for (const auto& [name, command] : all_commands(world.today())) {
            const Decision decision = world.would(command);
            const bool goes_on = decision && !decision->events.empty();
            EXPECT_TRUE(!goes_on || while_frozen(command, {}) == WhileFrozen::kTaken)
                << status << ": " << name << " brings " << answer(decision);
        }
    }
}

TEST(CaseTable, NoCommandIsLeftOut) {
    std::vector<bool> seen(std::variant_size_v<CaseCommand>);
    for (const auto& [name, command] : all_commands(day("2026-11-20"))) {
        seen[command.index()] = true;
    }
    for (std::size_t i = 0; i < seen.size(); ++i) {
        EXPECT_TRUE(seen[i]) << "alternative " << i;
    }
}

}  // namespace
}  // namespace madoguchi::cases
