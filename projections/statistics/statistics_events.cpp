#include <algorithm>
#include <string>
#include <utility>

#include "madoguchi/facts/values/code.hpp"
#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/log/commit.hpp"
#include "madoguchi/projections/rows/case_row.hpp"
#include "madoguchi/projections/rows/topic.hpp"
#include "madoguchi/projections/statistics/statistics_definition.hpp"  // IWYU pragma: associated

namespace madoguchi::projections {
namespace {

// Where it was entered; what no office entered, as a deadline that went by, counts where the case
// is.
std::string office_of(const StatisticsRow& row, const EventContext& at) {
    return at.commit.office.empty() ? row.of_case.office_now : at.commit.office;
}

// Counts once per topic and subject: what is entered again takes the place of the former.
void add(StatisticsRow& row, CountedThing thing) {
    std::erase_if(row.things, [&](const CountedThing& each) {
        return each.topic == thing.topic && each.subject == thing.subject;
    });
    row.things.push_back(std::move(thing));
}

void add_deficiency(StatisticsRow& row, const EventContext& at, std::string word) {
    // The same shortfall of the same visit counts once.
    std::string subject = std::to_string(row.of_case.visit_no) + " " + word;
    add(row, {.topic = Topic::kDeficiencies,
              .word = std::move(word),
              .subject = std::move(subject),
              .office = office_of(row, at),
              .on = at.on});
}

std::int64_t postage_of(const StatisticsRow& row, std::uint32_t letter_seq) {
    for (const LetterPostage& postage : row.postage) {
        if (postage.letter_seq == letter_seq) {
            return postage.yen;
        }
    }
    return 0;
}

CountedThing* posting_of(StatisticsRow& row, std::uint32_t letter_seq) {
    const std::string subject = std::to_string(letter_seq);
    const auto found =
        std::find_if(row.things.begin(), row.things.end(), [&](const CountedThing& each) {
            return each.topic == Topic::kPostings && each.subject == subject;
        });
    return found == row.things.end() ? nullptr : &*found;
}

// A letter is posted once: the post office's slip moves its day.
void post(StatisticsRow& row, const EventContext& at, std::uint32_t letter_seq, facts::Date on) {
    const std::string& post_class = row.of_case.letter.post_class;
    if (CountedThing* known = posting_of(row, letter_seq)) {
        known->on = on;
        known->office = office_of(row, at);
        if (row.of_case.letter.seq == letter_seq) {
            known->word = post_class;
        }
        return;
    }
    row.things.push_back({.topic = Topic::kPostings,
                          .word = post_class,
                          .subject = std::to_string(letter_seq),
                          .office = office_of(row, at),
                          .on = on,
                          .yen = postage_of(row, letter_seq)});
}

}  // namespace

void StatisticsDefinition::count(StatisticsRow& row, const EventContext& at,
                                 const facts::DocumentRejected& event) {
    if (event.visit >= 2) {
        add_deficiency(row, at, event.reason.text());
    }
}

void StatisticsDefinition::count(StatisticsRow& row, const EventContext& at,
                                 const facts::DocumentsFoundMissing& event) {
    for (const std::string& missing : event.missing) {
        if (event.visit >= 2) {
            add_deficiency(row, at, missing);
        }
    }
}

void StatisticsDefinition::count(StatisticsRow& row, const EventContext& at,
                                 const facts::ReplyHandedBackUnopened& event) {
    for (const std::string& missing : event.missing) {
        add_deficiency(row, at, missing);
    }
}

void StatisticsDefinition::count(StatisticsRow& row, const EventContext& at,
                                 const facts::ReplyRejected& event) {
    add_deficiency(row, at, event.reason.text());
}

void StatisticsDefinition::count(StatisticsRow& row, const EventContext& /*at*/,
                                 const facts::PostageCollected& event) {
    const auto known = std::find_if(
        row.postage.begin(), row.postage.end(),
        [&](const LetterPostage& each) { return each.letter_seq == event.letter_seq; });
    if (known == row.postage.end()) {
        row.postage.push_back({event.letter_seq, event.yen});
    } else {
        known->yen += event.yen;
    }
    if (CountedThing* posting = posting_of(row, event.letter_seq)) {
        posting->yen += event.yen;
    }
}

void StatisticsDefinition::count(StatisticsRow& row, const EventContext& at,
                                 const facts::FeeCollected& event) {
    row.things.push_back({.topic = Topic::kFeesCollected,
                          .word = event.ground.text(),
                          .subject = event.receipt_number,
                          .office = office_of(row, at),
                          .on = at.on,
                          .yen = event.yen});
}

void StatisticsDefinition::count(StatisticsRow& row, const EventContext& at,
                                 const facts::FeeWaived& event) {
    row.things.push_back({.topic = Topic::kFeesWaived,
                          .word = event.ground.text(),
                          .subject = {},
                          .office = office_of(row, at),
                          .on = at.on,
                          .yen = event.yen});
}

void StatisticsDefinition::count(StatisticsRow& row, const EventContext& at,
                                 const facts::LetterPosted& event) {
    post(row, at, event.letter_seq, event.posted_on);
}

void StatisticsDefinition::count(StatisticsRow& row, const EventContext& at,
                                 const facts::AcceptanceSlipReceived& event) {
    post(row, at, event.letter_seq, event.accepted_on);
}

void StatisticsDefinition::count(StatisticsRow& row, const EventContext& at,
                                 const facts::LetterReturnedUndeliverable& event) {
    add(row, {.topic = Topic::kReturns,
              .word = event.reason.text(),
              .subject = std::to_string(event.letter_seq),
              .office = office_of(row, at),
              .on = event.returned_on});
}

void StatisticsDefinition::count(StatisticsRow& row, const EventContext& at,
                                 const facts::ReplyLapsed& event) {
    add(row, {.topic = Topic::kLapses,
              .word = row.of_case.letter.post_class,
              .subject = std::to_string(event.letter_seq),
              .office = office_of(row, at),
              .on = at.on});
}

void StatisticsDefinition::count(StatisticsRow& row, const EventContext& at,
                                 const facts::CaseCompleted& event) {
    for (const facts::FreeOfCharge& free : event.free_of_charge) {
        add(row, {.topic = Topic::kFeesFree,
                  .word = free.ground.text(),
                  .subject = free.procedure.text(),
                  .office = office_of(row, at),
                  .on = event.completed_on});
    }
}

}  // namespace madoguchi::projections
