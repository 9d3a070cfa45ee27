#include "madoguchi/domain/cases/application_forms.hpp"

#include <gtest/gtest.h>

#include "../../support/case_stories.hpp"

// On how many forms a sitting is applied for, and that each has a receipt stamp of its own.

namespace madoguchi::cases {
namespace {

std::vector<std::string> kinds_of(const policy::Policy& policy,
                                  const std::vector<ProcedureRequest>& procedures) {
    std::vector<std::string> kinds;
    for (const ApplicationForm& form : application_forms(policy, procedures)) {
        kinds.push_back(form.kind + (form.name.empty() ? "" : ":" + form.name));
    }
    return kinds;
}

using Kinds = std::vector<std::string>;

TEST(ApplicationForms, AreTwoForCertificatesAndForTheCardsOwnPins) {
    policy::Policy policy;
    EXPECT_EQ(kinds_of(policy, {procedure("pin_reset", {"signature", "user_auth"})}),
              Kinds{"certificate_form"});
    EXPECT_EQ(kinds_of(policy, {procedure("pin_reset", {"signature", "resident_ledger"})}),
              (Kinds{"certificate_form", "card_form"}));
    EXPECT_EQ(kinds_of(policy, {procedure("pin_change", {"card_input"})}), Kinds{"card_form"});
    EXPECT_EQ(kinds_of(policy, {procedure("card_renew", {})}), Kinds{"card_form"});
    policy.handling.card_pins_on_own_form = false;
    EXPECT_EQ(kinds_of(policy, {procedure("pin_reset", {"signature", "resident_ledger"})}),
              Kinds{"certificate_form"});
}

TEST(ApplicationForms, AreApartWhereThePageNamesDifferentOnes) {
    policy::Policy policy;
    policy.procedures = {
        {.procedure = policy::Procedure::kRenew, .application_form = "更新申請書"},
        {.procedure = policy::Procedure::kIssue, .application_form = "更新申請書"},
        {.procedure = policy::Procedure::kPinReset, .application_form = "再設定申請書"}};
    EXPECT_EQ(
        kinds_of(policy, {procedure("renew", {"signature"}), procedure("issue", {"user_auth"}),
                          procedure("pin_reset", {"user_auth", "card_input"})}),
        (Kinds{"certificate_form:更新申請書", "certificate_form:再設定申請書", "card_form"}));
    EXPECT_EQ(kinds_of(policy, {procedure("pin_reset", {"card_input"})}),
              Kinds{"card_form:再設定申請書"});
}

TEST(Acceptance, StampsEachForm) {
    CaseWorld world = two_visit_world();
    OpenCase opening = two_visit_opening();
    opening.procedures = {procedure("pin_reset", {"signature", "resident_ledger"})};
    opening.circumstances.unavoidable_reason = true;
    world.done(opening)
        .done(document(1, "agent", "id_document", "drivers_license"))
        .done(CollectPostage{.yen = 434, .method = Method("cash"), .payer = "applicant"})
        .done(AcceptApplication{});
    const auto forms = world.newest<facts::ApplicationAccepted>().forms;
    ASSERT_EQ(forms.size(), 2U);
    EXPECT_EQ(forms[0].kind, "certificate_form");
    EXPECT_EQ(forms[0].receipt_stamp_number, "R8-1");
    EXPECT_EQ(forms[1].kind, "card_form");
    EXPECT_EQ(forms[1].procedures, std::vector<Procedure>{Procedure("pin_reset")});
    EXPECT_EQ(forms[1].receipt_stamp_number, "R8-2");
    EXPECT_EQ(world.last()->ids, (std::vector<std::string>{"R8-1", "R8-2"}));
}

TEST(Acceptance, WantsEveryFormWhereThePageAsksForOne) {
    CaseWorld world = two_visit_world();
    world.rules().change([](policy::Policy& policy) {
        for (policy::ProcedureRule& rule : policy.procedures) {
            for (policy::ApplicantRule& row : rule.applicants) {
                if (row.visit1) {
                    row.visit1->push_back(
                        {.of = policy::Holder::kAgent, .item = policy::Item::kApplicationForm});
                }
            }
        }
    });
    OpenCase opening = two_visit_opening();
    opening.procedures = {procedure("pin_reset", {"user_auth", "card_input"})};
    opening.circumstances.unavoidable_reason = true;
    world.done(opening)
        .done(document(1, "agent", "id_document", "drivers_license"))
        .done(CollectPostage{.yen = 434, .method = Method("cash"), .payer = "applicant"})
        .done(document(1, "agent", "application_form", "certificate_form"));
    world.when(AcceptApplication{}).then_rejected(RejectionCode::kDocumentsMissing);
    EXPECT_EQ(world.last().error().ids, std::vector<std::string>{"agent:application_form"});
    world.when(document(1, "agent", "application_form", "certificate_form"))
        .then_nothing_happened();
    world.done(document(1, "agent", "application_form", "card_form")).done(AcceptApplication{});
}

/// A renewal with the J-LIS form where the page names a form for each procedure.
CaseWorld renewal_with_named_forms() {
    CaseWorld world = notice_form_world();
    world.rules().change([](policy::Policy& policy) {
        for (policy::ProcedureRule& rule : policy.procedures) {
            rule.application_form = std::string(word(rule.procedure));
        }
    });
    world.done(notice_form_opening());
    return world;
}

TEST(FailedSameDayCase, StampsOnlyTheFormsThatItsFailureAdds) {
    const ReportPinMismatch mismatch{.credential = Target("user_auth"), .tries_left = 2};
    CaseWorld unstamped = renewal_with_named_forms();
    unstamped.done(mismatch);
    const auto all = unstamped.newest<facts::RouteDowngradedToInquiry>();
    ASSERT_EQ(all.forms.size(), all.added.size() + 1);
    EXPECT_EQ(all.forms.front().name, "renew");
    CaseWorld accepted = renewal_with_named_forms();
    accepted.done(document(1, "principal", "notice_reply_form"))
        .done(document(1, "principal", "my_number_card"))
        .done(document(1, "agent", "photo_id", "drivers_license"))
        .done(AcceptApplication{})
        .done(mismatch);
    EXPECT_EQ(accepted.newest<facts::ApplicationAccepted>().forms.size(), 1U);
    const auto more = accepted.newest<facts::RouteDowngradedToInquiry>();
    ASSERT_EQ(more.added.size(), 1U);
    ASSERT_EQ(more.forms.size(), 1U);
    EXPECT_EQ(more.forms.front().procedures, std::vector{more.added.front().procedure});
    EXPECT_EQ(more.forms.front().receipt_stamp_number, "R8-2");
}

}  // namespace
}  // namespace madoguchi::cases
