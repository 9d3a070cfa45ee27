#include "case_stories.hpp"

#include <functional>
#include <utility>

namespace madoguchi::cases {

namespace {

Person person(const char* name, const char* birth) {
    Person person;
    person.name = Sensitive<std::string>(name);
    person.kana = Sensitive<std::string>("シケン");
    person.birth_date = Sensitive<facts::Date>(day(birth));
    person.postcode = Sensitive<std::string>("7930041");
    person.address = Sensitive<std::string>("見本町1番地");
    person.register_no = Sensitive<std::string>("0012345");
    return person;
}

Circumstances usual() {
    Circumstances usual;
    usual.cert_state = "valid";
    usual.card_issued = true;
    usual.resident_here = true;
    return usual;
}

using Step = std::pair<const char*, std::function<void(CaseWorld&)>>;

void show_documents_of_visit_2(CaseWorld& world) {
    world.done(document(2, "principal", "my_number_card"))
        .done(document(2, "principal", "id_document", "passport"))
        .done(document(2, "agent", "id_document", "drivers_license"))
        .done(document(2, "agent", "id_document", "bank_passbook"));
}

/// The straight way: where the case stands after each step.
const std::vector<Step>& straight_way() {
    static const std::vector<Step> kWay = {
        {status::kIntakeOpen,
         [](CaseWorld& world) {
             world.done(two_visit_opening())
                 .done(document(1, "agent", "id_document", "drivers_license"))
                 .done(CollectPostage{.yen = 434, .method = Method("cash"), .payer = "applicant"});
         }},
        {status::kApplicationAccepted, [](CaseWorld& world) { world.done(AcceptApplication{}); }},
        {status::kLetterQueued, [](CaseWorld& world) { world.done(QueueLetter{}); }},
        {status::kLetterPrinted,
         [](CaseWorld& world) {
             world.done(PrintLetter{.batch = "b-1", .planned_posting_on = world.today()});
         }},
        {status::kHandedOver,
         [](CaseWorld& world) {
             world.done(HandToMailroom{.batch = "b-1", .received_by = Staff("mail-1")});
         }},
        {status::kAwaitingReply,
         [](CaseWorld& world) {
             PostLetter post;
             post.posted_on = world.today();
             post.tracking_no = "91200000010";
             world.done(post);
         }},
        {status::kVisit2Open, [](CaseWorld& world) { world.later(7).done(OpenSecondVisit{}); }},
        {status::kReadyForCardOperation,
         [](CaseWorld& world) {
             show_documents_of_visit_2(world);
             world.done(CheckCard{.is_principals = true, .card_expires_on = day("2031-05-10")})
                 .done(CheckRegister{.changed = false})
                 .done(RecordReply{.seal_state = "sealed"})
                 .done(OpenReply{.witnessed_by = Staff("clerk-2")})
                 .done(AcceptSecondVisit{});
         }},
        {status::kCardOperationRunning,
         [](CaseWorld& world) {
             world.done(StartCardOperation{.operation_id = "op-1", .mode = "terminal"})
                 .done(HandCardToTerminal{.operation_id = "op-1"});
         }},
        {status::kCompleted,
         [](CaseWorld& world) {
             world
                 .done(
                     ReportCardReadBack{.operation_id = "op-1", .as_expected = true, .locked = {}})
                 .done(DisposePinPart{.how = "shredded", .witnessed_by = Staff("clerk-2")})
                 .done(completion({"signature", "user_auth"}));
         }},
    };
    return kWay;
}

ReportCardStep failed_step() {
    return {.operation_id = "op-1",
            .step = "set_pin.signature",
            .succeeded = false,
            .status_word = 0x6F00,
            .reason = Reason("failed")};
}

RecordResidentChange change(const char* kind, const CaseWorld& world) {
    RecordResidentChange change;
    change.kind = kind;
    change.notified_on = world.today();
    change.effective_on = world.today();
    return change;
}

using Ending = std::pair<const char*, std::function<void(CaseWorld&)>>;

/// What leads off the straight way: from which status, and by what.
const std::map<std::string, Ending>& side_ways() {
    static const std::map<std::string, Ending> kWays = {
        {status::kIntakeDeficient,
         {status::kIntakeOpen,
          [](CaseWorld& w) {
              w.done(RecordMissingDocuments{.visit = 1, .missing = {"agent:id_document"}});
          }}},
        {status::kDispatchOnHold,
         {status::kApplicationAccepted,
          [](CaseWorld& w) { w.done(HoldDispatch{.reason = Reason("consult")}); }}},
        {status::kApprovalPending,
         {status::kApplicationAccepted, [](CaseWorld& w) { w.done(RequestPostingApproval{}); }}},
        {status::kLetterUndeliverable,
         {status::kAwaitingReply,
          [](CaseWorld& w) {
              w.later(5).done(
                  RecordUndeliverable{.reason = Reason("not_collected"), .returned_on = w.today()});
          }}},
        {status::kReplyLapsed,
         {status::kAwaitingReply,
          [](CaseWorld& w) { w.later(31).done(LapseReply{.letter_seq = 1}); }}},
        {status::kVisit2Deficient,
         {status::kVisit2Open,
          [](CaseWorld& w) {
              w.done(HandBackReplyUnopened{.missing = {"principal:id_document"}});
          }}},
        {status::kCardOperationFailed,
         {status::kCardOperationRunning, [](CaseWorld& w) { w.done(failed_step()); }}},
        {status::kCardLocked,
         {status::kCardOperationRunning,
          [](CaseWorld& w) {
              w.done(ReportPinMismatch{.credential = Target("signature"), .tries_left = 0});
          }}},
        {status::kCompletedPartially,
         {status::kCardOperationRunning,
          [](CaseWorld& w) {
              w.done(ReportCardReadBack{.operation_id = "op-1", .as_expected = true, .locked = {}})
                  .done(DisposePinPart{.how = "shredded", .witnessed_by = Staff("clerk-2")})
                  .done(completion({"user_auth"}));
          }}},
        {status::kRefused,
         {status::kIntakeOpen,
          [](CaseWorld& w) {
              w.done(RefuseApplication{.refusal = Refusal("documents_missing"), .reroute_to = ""});
          }}},
        {status::kWithdrawn,
         {status::kAwaitingReply,
          [](CaseWorld& w) {
              w.done(WithdrawCase{.by = Holder("principal"), .reason = Reason("not_wanted")});
          }}},
        {status::kSuperseded,
         {status::kAwaitingReply,
          [](CaseWorld& w) { w.done(RecordPrincipalAppears{.new_case = "case-2"}); }}},
        {status::kClosedPrincipalDeceased,
         {status::kAwaitingReply, [](CaseWorld& w) { w.done(change("death", w)); }}},
        {status::kClosedOutOfJurisdiction,
         {status::kAwaitingReply, [](CaseWorld& w) { w.done(change("move_out", w)); }}},
        {status::kClosedCardUnusable,
         {status::kAwaitingReply,
          [](CaseWorld& w) { w.done(ReportCardLost{.reported_on = w.today()}); }}},
    };
    return kWays;
}

}  // namespace

const TestRules::Settings& office_values() {
    static const TestRules::Settings kValues = {
        {"letter.reply_period", "30 day dispatch"},
        {"contact.phone", "0897-00-0000"},
        {"handling.posting_approval", "none"},
        {"handling.reissue_on_request", "true"},
        {"handling.custody_allowed", "true"},
        {"handling.several_procedures_in_one_sitting", "true"}};
    return kValues;
}

CaseWorld two_visit_world(TestRules::Settings settings) {
    settings.insert(office_values().begin(), office_values().end());
    return CaseWorld("saijo", std::move(settings));
}

CaseWorld world_silent_on(const std::string& key) {
    TestRules::Settings settings = office_values();
    settings.erase(key);
    return CaseWorld("saijo", std::move(settings));
}

OpenCase two_visit_opening() {
    OpenCase opening;
    opening.channel = Method("counter");
    opening.applicant = "voluntary_agent";
    opening.principal = person("試験 太郎", "1980-06-15");
    opening.agent = person("見本 花子", "1985-01-02");
    opening.procedures = {procedure("pin_reset", {"signature", "user_auth"})};
    opening.circumstances = usual();
    return opening;
}

OpenCase self_opening() {
    OpenCase opening = two_visit_opening();
    opening.applicant = "self";
    opening.agent.reset();
    return opening;
}

CaseWorld notice_form_world() {
    TestRules::Settings settings = office_values();
    settings.emplace("handling.visit1_agent_id", "A");
    return CaseWorld("misaki", std::move(settings));
}

OpenCase notice_form_opening() {
    OpenCase opening = two_visit_opening();
    opening.procedures = {procedure("renew", {"signature", "user_auth"})};
    opening.circumstances.cert_expires_on = day("2027-01-20");
    opening.circumstances.notice = "at_hand";
    opening.circumstances.notice_form = "valid";
    opening.circumstances.agent_photo_id = true;
    return opening;
}

RecordDocument document(std::uint32_t visit, const char* holder, const char* item,
                        const char* type) {
    RecordDocument shown;
    shown.visit = visit;
    shown.holder = Holder(holder);
    shown.item = item;
    shown.type = Sensitive<std::string>(type);
    return shown;
}

ProcedureRequest procedure(const char* name, std::vector<const char*> targets) {
    ProcedureRequest request;
    request.procedure = Procedure(name);
    for (const char* target : targets) {
        request.targets.emplace_back(target);
    }
    return request;
}

CompleteCardOperation completion(std::vector<const char*> pins_set) {
    CompleteCardOperation completion;
    completion.operation_id = "op-1";
    for (const char* pin : pins_set) {
        completion.pins_set.push_back(
            {.credential = Target(pin), .entered_by = "clerk_from_sealed_reply"});
    }
    completion.card_returned_to = "agent";
    return completion;
}

void lead_to(CaseWorld& world, const char* status) {
    bool reached = !world.state().opened();
    for (const auto& [after, step] : straight_way()) {
        if (world.state().status.is(status)) {
            return;
        }
        if (reached) {
            step(world);
        }
        reached = reached || world.state().status.is(after);
    }
    world.then_at(status);
}

CaseWorld world_at(const std::string& status) {
    if (status == status::kSameDayOpen) {
        CaseWorld world = two_visit_world();
        world.done(self_opening());
        return world;
    }
    CaseWorld world = two_visit_world();
    const auto side = side_ways().find(status);
    if (side == side_ways().end()) {
        lead_to(world, status.c_str());
    } else {
        lead_to(world, side->second.first);
        side->second.second(world);
    }
    world.then_at(status.c_str());
    return world;
}

const std::vector<std::string>& all_statuses() {
    static const std::vector<std::string> kAll = {status::kIntakeOpen,
                                                  status::kIntakeDeficient,
                                                  status::kSameDayOpen,
                                                  status::kApplicationAccepted,
                                                  status::kApprovalPending,
                                                  status::kDispatchOnHold,
                                                  status::kLetterQueued,
                                                  status::kLetterPrinted,
                                                  status::kHandedOver,
                                                  status::kAwaitingReply,
                                                  status::kLetterUndeliverable,
                                                  status::kReplyLapsed,
                                                  status::kVisit2Open,
                                                  status::kVisit2Deficient,
                                                  status::kReadyForCardOperation,
                                                  status::kCardOperationRunning,
                                                  status::kCardOperationFailed,
                                                  status::kCardLocked,
                                                  status::kCompleted,
                                                  status::kCompletedPartially,
                                                  status::kRefused,
                                                  status::kWithdrawn,
                                                  status::kSuperseded,
                                                  status::kClosedPrincipalDeceased,
                                                  status::kClosedOutOfJurisdiction,
                                                  status::kClosedCardUnusable};
    return kAll;
}

}  // namespace madoguchi::cases
