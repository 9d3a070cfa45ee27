#include <gtest/gtest.h>

#include "madoguchi/projections/queries/day_queries.hpp"
#include "madoguchi/projections/queries/money_queries.hpp"
#include "some_facts.hpp"

namespace madoguchi::projections::test {
namespace {

const OfficeDays kNovember{.office = {}, .from = day(11, 1), .until = day(11, 30)};

TEST(Daybook, KeepsMoneyAndStampsByOfficeAndDay) {
    LogOfFacts log;
    facts::PostageCollected cash;
    cash.yen = 434;
    cash.method = facts::Method("cash");
    cash.payer = "applicant";
    cash.receipt_number = "R1";
    facts::PostageCollected stamps = cash;
    stamps.method = facts::Method("stamps");
    facts::PostageCollected own = cash;
    own.payer = "office";
    facts::PostageRefunded refund;
    refund.yen = 34;
    refund.method = facts::Method("cash");
    facts::FeeCollected fee;
    fee.yen = 200;
    facts::PostageShortfall gap;
    gap.due_yen = 434;
    gap.paid_yen = 400;
    log.case_facts("case/a", day(11, 2), opened("N1", day(11, 2)), cash, stamps, own);
    log.case_facts("case/a", day(11, 2), refund, fee, gap);
    Views views(log);
    const auto daybook = views.build("daybook");
    const auto recorded = recorded_day(*daybook, *views.build("cases"), "main", day(11, 2));
    EXPECT_EQ(recorded->cash_yen, 434 - 34 + 200);
    EXPECT_EQ(recorded->stamps_yen, 434);
    EXPECT_EQ(recorded->opened, 1);
    const auto rows = money(*daybook, kNovember);
    ASSERT_EQ(rows->size(), 6U);
    EXPECT_EQ((*rows)[0].case_number, "N1");
    EXPECT_EQ(rows->back().kind, "postage_shortfall");
    EXPECT_EQ(rows->back().yen, 34);
}

facts::PostageCollected stamps_for(std::uint32_t letter_seq, std::uint32_t yen) {
    facts::PostageCollected stamps;
    stamps.yen = yen;
    stamps.method = facts::Method("stamps");
    stamps.payer = "applicant";
    stamps.letter_seq = letter_seq;
    return stamps;
}

TEST(Daybook, SaysWhereTheStampsAreThatCitizensBrought) {
    LogOfFacts log;
    auto own = stamps_for(1, 500);
    own.payer = "office";
    log.case_facts("case/a", day(11, 2), opened("N1", day(11, 2)), stamps_for(1, 400), own,
                   queued("L1"), printed(day(11, 4), day(11, 30)));
    log.case_facts("case/a", day(11, 4), posted(day(11, 4)));
    log.case_facts("case/a", day(11, 5), stamps_for(2, 434));  // its letter is yet to be made
    facts::PostageRefunded refund;
    refund.yen = 34;
    refund.method = facts::Method("stamps");
    log.case_facts("case/b", day(11, 4), opened("N2", day(11, 4)), stamps_for(1, 434), refund);
    Views views(log);
    const auto daybook = views.build("daybook");
    const auto lines = money_of_day(*daybook, "", day(11, 4));
    ASSERT_TRUE(lines);
    std::vector<std::string> figures;
    for (const MoneyLine& line : *lines) {
        figures.push_back(line.figure + ' ' + std::to_string(line.yen));
        const auto figure = money_figure(line.figure);
        ASSERT_TRUE(figure);
        const bool held = *figure == MoneyFigure::kStampsHeld;
        const auto rows = money_behind(
            *daybook, *figure,
            {.office = line.office, .from = held ? Date{} : day(11, 4), .until = day(11, 4)});
        std::int64_t yen = 0;
        for (const MoneyRow& row : *rows) {
            yen += row.yen;
        }
        EXPECT_EQ(yen, line.yen) << line.figure;
        EXPECT_EQ(static_cast<std::int64_t>(rows->size()), line.count) << line.figure;
    }
    EXPECT_EQ(figures, (std::vector<std::string>{"stamps_received 434", "stamps_refunded 34",
                                                 "stamps_used 400", "stamps_held 400"}));
    const auto later = money_of_day(*daybook, "main", day(11, 5));
    ASSERT_EQ(later->size(), 2U);
    EXPECT_EQ(later->at(1).yen, 434 + 400) << "the second letter's, which isn't posted, too";
    EXPECT_EQ(later->at(1).office, "main");
}

TEST(Daybook, SaysWhichDocumentNumbersStayUnused) {
    LogOfFacts log;
    post_a_letter(log, "case/a", "N1", "L1");
    log.case_facts("case/b", day(11, 2), opened("N2", day(11, 2)), queued("L2"));
    facts::LetterInvalidated gone;
    gone.reason = facts::Reason("withdrawn");
    log.case_facts("case/b", day(11, 3), gone);
    facts::DocumentNumberVoided never;
    never.document_number = "D-L9";
    never.reason = facts::Reason("misprint");
    log.commit("office/main", day(11, 4), {facts::OfficeEvent(never)});
    Views views(log);
    const auto daybook = views.build("daybook");
    const auto all = document_numbers(*daybook, false);
    ASSERT_EQ(all->size(), 3U);
    EXPECT_EQ((*all)[0].state, "posted");
    const auto unused = document_numbers(*daybook, true);
    ASSERT_EQ(unused->size(), 2U);
    EXPECT_EQ((*unused)[0].case_number, "N2");
    EXPECT_EQ((*unused)[1].reason, "misprint");
}

TEST(Daybook, CountsALetterOnceWhenTheSlipMovesItsDay) {
    LogOfFacts log;
    post_a_letter(log, "case/a", "N1", "L1");
    facts::AcceptanceSlipReceived slip;
    slip.accepted_on = day(11, 5);
    log.case_facts("case/a", day(11, 6), slip);
    Views views(log);
    const auto figures = day_figures(*views.build("daybook"), kNovember);
    ASSERT_EQ(figures->size(), 2U);
    EXPECT_EQ((*figures)[1].figure, "letters_posted");
    EXPECT_EQ((*figures)[1].day, day(11, 5));
    EXPECT_EQ((*figures)[1].value, 1);
}

TEST(Daybook, KeepsClosuresAndDowntimesUntilTheyAreWithdrawn) {
    LogOfFacts log;
    const auto at_office = [&](const facts::OfficeEvent& event) {
        log.commit("office/main", day(11, 1), {event});
    };
    for (const Date on : {day(11, 2), day(11, 20), day(12, 1)}) {
        at_office(facts::OfficeClosureRegistered{on, facts::Reason("repairs")});
    }
    at_office(facts::TerminalDowntimeRegistered{day(11, 18), day(11, 19), facts::Reason("update")});
    at_office(facts::TerminalDowntimeRegistered{day(12, 5), day(12, 6), facts::Reason("update")});
    at_office(facts::OfficeClosureWithdrawn{day(12, 1), facts::Reason("mistaken")});
    at_office(facts::TerminalDowntimeWithdrawn{day(12, 5), day(12, 6), facts::Reason("put_off")});
    log.case_facts("case/a", day(11, 25), opened("N1", day(11, 25)));
    Views views(log);
    const auto daybook = views.build("daybook");
    const auto kept = closures(*daybook, {"main", day(11, 19), day(12, 31)});
    ASSERT_EQ(kept->size(), 2U);
    EXPECT_EQ(kept->at(0).kind, kTerminalDowntime);
    EXPECT_EQ(kept->at(0).first_day, day(11, 18));
    EXPECT_EQ(kept->at(1).kind, kOfficeClosure);
    EXPECT_EQ(kept->at(1).first_day, day(11, 20));
    EXPECT_TRUE(closures(*daybook, {"branch", day(11, 1), day(12, 31)})->empty());
}

TEST(Daybook, SaysWhetherAClosedDayAgreedAndWhatCameLater) {
    LogOfFacts log;
    facts::PostageCollected paid;
    paid.yen = 434;
    paid.method = facts::Method("cash");
    paid.payer = "applicant";
    log.case_facts("case/a", day(11, 2), opened("N1", day(11, 2)), paid);
    facts::DayClosed close;
    close.day = day(11, 2);
    close.opened = 1;
    close.cash_yen_recorded = 434;
    close.cash_yen_counted = 400;
    log.commit("office/main", day(11, 2), {facts::OfficeEvent(close)});
    Views views(log);
    EXPECT_FALSE(closed_days(*views.build("daybook"), kNovember)->at(0).agrees);
    close.cash_yen_counted = 434;
    facts::DayCloseConfirmed confirmed;
    confirmed.day = day(11, 2);
    confirmed.confirmed_by = facts::Staff("chief");
    log.commit("office/main", day(11, 2),
               {facts::OfficeEvent(close), facts::OfficeEvent(confirmed)});
    const auto days = closed_days(*views.build("daybook"), kNovember);
    ASSERT_EQ(days->size(), 1U);
    EXPECT_TRUE(days->at(0).agrees);
    EXPECT_EQ(days->at(0).confirmed_by, "chief");
    EXPECT_EQ(days->at(0).opened_later, 0);
    EXPECT_EQ(days->at(0).cash_yen_later, 0);
    EXPECT_EQ(days->at(0).closed_at, 3U) << "where the explanation is: of the newer closing";
    // The slips of that day come the next morning, as they do.
    post_a_letter(log, "case/b", "N2", "L2");
    facts::AcceptanceSlipReceived slip;
    slip.accepted_on = day(11, 2);
    log.case_facts("case/b", day(11, 3), slip);
    const auto later = closed_days(*views.build("daybook"), kNovember);
    EXPECT_TRUE(later->at(0).agrees) << "the day was closed with what was there";
    EXPECT_EQ(later->at(0).opened_later, 1);
    EXPECT_EQ(later->at(0).letters_posted_later, 1);
    EXPECT_EQ(later->at(0).stamps_yen_later, 0);
}

TEST(Daybook, KeepsPrintBatchesWithBothCounts) {
    LogOfFacts log;
    facts::PrintBatchClosed batch;
    batch.batch = "B1";
    batch.letters = 3;
    batch.planned_posting_on = day(11, 3);
    facts::HandOverCounted handed;
    handed.batch = "B1";
    handed.handed = 3;
    handed.received = 2;
    log.commit("office/main", day(11, 2), {facts::OfficeEvent(batch), facts::OfficeEvent(handed)});
    Views views(log);
    const auto daybook = views.build("daybook");
    const auto batches = print_batches(*daybook, kNovember);
    ASSERT_EQ(batches->size(), 1U);
    EXPECT_EQ(batches->at(0).received, 2U);
    const OfficeDays later{.office = {}, .from = day(11, 4), .until = day(11, 30)};
    EXPECT_TRUE(print_batches(*daybook, later)->empty()) << "planned before the first day";
    const OfficeDays elsewhere{.office = "branch", .from = day(11, 1), .until = day(11, 30)};
    EXPECT_TRUE(print_batches(*daybook, elsewhere)->empty());
}

TEST(Daybook, TakesAPulledLetterOffItsBatchUnlessItWasHandedOver) {
    LogOfFacts log;
    facts::PrintBatchClosed batch;
    batch.batch = "B1";
    batch.letters = 2;
    batch.planned_posting_on = day(11, 4);
    log.commit("office/main", day(11, 3), {facts::OfficeEvent(batch)});
    for (const char* const stream : {"case/a", "case/b"}) {
        log.case_facts(stream, day(11, 2), opened(stream, day(11, 2)), queued(stream));
        log.case_facts(stream, day(11, 3), printed(day(11, 4), day(12, 4)));
    }
    log.case_facts("case/b", day(11, 4), facts::HandedToMailroom{});
    for (const char* const stream : {"case/a", "case/b"}) {
        log.case_facts(stream, day(11, 4), facts::LetterInvalidated{}, facts::LetterPulled{});
    }
    Views views(log);
    EXPECT_EQ(print_batches(*views.build("daybook"), kNovember)->at(0).pulled, 1U)
        << "the other one is among what the mailroom counted";
    log.case_facts("case/b", day(11, 4), facts::ReturnedByMailroom{});
    EXPECT_EQ(print_batches(*views.build("daybook"), kNovember)->at(0).pulled, 2U);
}

TEST(Audit, CountsRefusalsByRule) {
    LogOfFacts log;
    facts::TargetRefused refused;
    refused.target = facts::Target("resident_ledger");
    refused.refusal = facts::Refusal("no_unavoidable_reason");
    refused.rule_ids = {facts::RuleId("RULE-1"), facts::RuleId("RULE-2")};
    facts::DocumentRejected document;
    document.reason = facts::Reason("copy_not_accepted");
    log.case_facts("case/a", day(11, 2), opened("N1", day(11, 2)), refused, document);
    log.case_facts("case/b", day(11, 3), opened("N2", day(11, 3)), refused);
    Views views(log);
    const auto audit = views.build("audit");
    const auto counts = refusals_by_rule(*audit, kNovember);
    ASSERT_EQ(counts->size(), 3U);
    EXPECT_EQ((*counts)[0].word, "copy_not_accepted");
    EXPECT_EQ((*counts)[0].rule, "none");
    EXPECT_EQ((*counts)[1].rule, "RULE-1");
    EXPECT_EQ((*counts)[1].count, 2);
    EXPECT_EQ(audit_entries(*audit, "refusal", kNovember)->size(), 3U);
}

TEST(Audit, ListsExceptionsWithWhoAnswersForThem) {
    LogOfFacts log;
    facts::LateReplyAccepted late;
    late.valid_until = day(11, 1);
    late.approved_by = facts::Staff("chief");
    facts::LetterPosted afterwards = posted(day(11, 4));
    afterwards.approved_by = facts::Staff("chief");
    log.case_facts("case/a", day(11, 5), opened("N1", day(11, 2)), late, afterwards,
                   posted(day(11, 4)));
    Views views(log);
    const auto entries = audit_entries(*views.build("audit"), "exception", kNovember);
    ASSERT_EQ(entries->size(), 2U);
    EXPECT_EQ((*entries)[0].word, "late_reply_accepted");
    EXPECT_EQ((*entries)[1].word, "posting_entered_afterwards");
    EXPECT_EQ((*entries)[1].approved_by, "chief");
}

TEST(Audit, ListsCommandsThatCouldNotBeDone) {
    LogOfFacts log;
    log.case_facts("case/a", day(11, 2), opened("N1", day(11, 2)));
    log.reject("case/a", day(11, 3), "wrong_state");
    Views views(log);
    const auto rows = rejections(*views.build("audit"), kNovember);
    ASSERT_EQ(rows->size(), 1U);
    EXPECT_EQ(rows->at(0).code_name, "wrong_state");
    EXPECT_EQ(rows->at(0).position, 2U);
}

TEST(Search, FindsACaseUnderTheFormerAndTheNewName) {
    LogOfFacts log;
    log.case_facts("case/a", day(11, 2), opened("N1", day(11, 2)));
    facts::PrincipalNameChanged renamed;
    renamed.kana = facts::Sensitive<std::string>("ミホン タロウ");
    log.case_facts("case/a", day(11, 3), renamed);
    Views views(log);
    const auto view = views.build("search");
    const auto find = [&](std::vector<std::string> kana, std::string born) {
        return *search(*view, {.kana_tokens = std::move(kana), .birth_token = std::move(born)});
    };
    const std::string born = facts::date_text(facts::Date(std::chrono::days(3'000)));
    const std::vector<PartyRef> found{{"case/a", "principal"}};
    EXPECT_EQ(find({"シケン タロウ"}, {}), found);
    EXPECT_EQ(find({"ミホン タロウ"}, born), found);
    EXPECT_EQ(find({"ミホン タロウ"}, "1999-01-01").size(), 0U);
    EXPECT_EQ(find({}, {}).size(), 0U);
}

TEST(Search, FindsAgentsAndNeverMixesTwoPeopleOfACase) {
    LogOfFacts log;
    auto opening = opened("N1", day(11, 2));
    opening.agent.emplace();
    opening.agent->kana = facts::Sensitive<std::string>("ミホン ハナコ");
    opening.agent->birth_date = facts::Sensitive<facts::Date>(day(1, 2));
    log.case_facts("case/a", day(11, 2), opening);
    Views views(log);
    const auto view = views.build("search");
    const std::vector<PartyRef> found{{"case/a", "agent"}};
    EXPECT_EQ(*search(*view, {.kana_tokens = {"ミホン ハナコ"}, .birth_token = {}}), found);
    EXPECT_EQ(*search(*view, {.kana_tokens = {"ミホン ハナコ"}, .birth_token = "2026-01-02"}),
              found);
    EXPECT_TRUE(
        search(*view, {.kana_tokens = {"シケン タロウ"}, .birth_token = "2026-01-02"})->empty());
}

TEST(Expiry, ListsCertificatesByTheirDay) {
    LogOfFacts log;
    const auto watch = [&](const std::string& id, facts::Date expires) {
        facts::ExpiryWatchOpened event;
        event.kind = facts::Target("signature");
        event.expires_on = expires;
        event.opens_on = expires - std::chrono::days(90);
        event.safe_from = event.opens_on + std::chrono::days(1);
        event.last_open_day = expires;
        log.commit("watch/" + id, day(9, 1), {facts::WatchEvent(event)});
    };
    watch("b", day(12, 20));
    watch("a", day(11, 20));
    watch("c", day(12, 24));
    log.commit("watch/c", day(9, 2), {facts::WatchEvent(facts::WatchClosedNotWanted{})});
    Views views(log);
    const auto view = views.build("expiry");
    const auto page =
        expiry_page(*view, {.today = day(9, 15), .expires_until = {}, .limit = 1, .after = {}});
    ASSERT_EQ(page->lines.size(), 1U);
    EXPECT_EQ(page->lines[0].stream, "watch/a");
    EXPECT_TRUE(page->lines[0].window_open);
    const auto next = expiry_page(
        *view, {.today = day(9, 15), .expires_until = {}, .limit = 5, .after = page->next});
    ASSERT_EQ(next->lines.size(), 1U);
    EXPECT_FALSE(next->lines[0].window_open);
    EXPECT_EQ(
        expiry_page(*view,
                    {.state = "not_wanted", .today = day(9, 15), .expires_until = {}, .after = {}})
            ->lines.size(),
        1U);
}

}  // namespace
}  // namespace madoguchi::projections::test
