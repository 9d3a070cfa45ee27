#include "ledger_suite.hpp"

#include <vector>

#include "commit_log_suite.hpp"

namespace madoguchi::contract {
namespace {

using log::ClockRow;
using log::CommandId;
using log::Position;
using log::StreamId;
using log::StreamVersion;
using log::TenantId;
using log::Timer;
using log::UtcTime;

UtcTime at(long long ms) { return UtcTime(std::chrono::milliseconds(ms)); }

CommandId id_of(std::uint8_t number) {
    CommandId id;
    id.bytes[15] = number;
    return id;
}

std::vector<Timer> due(const log::Ledger& ledger, const TenantId& tenant, UtcTime until) {
    std::vector<Timer> found;
    EXPECT_TRUE(ledger.due(tenant, until, [&](const Timer& timer) {
        found.push_back(timer);
        return true;
    }));
    return found;
}

}  // namespace

void LedgerContract::open() {
    ledger_.reset();
    auto opened = world_->open();
    ASSERT_TRUE(opened) << opened.error().detail;
    ledger_ = std::move(*opened);
    for (const auto& tenant : {a_, ab_}) {
        const auto head = ledger_->take_over(tenant);
        ASSERT_TRUE(head) << head.error().detail;
        heads_[tenant] = *head;
    }
}

void LedgerContract::add(const TenantId& tenant, const std::string& stream,
                         const std::string& bytes) {
    auto& head = heads_[tenant];
    auto commits = following(tenant, head, {bytes});
    head.position = commits[0].position;
    head.leaf = commits[0].leaf;
    batch_.commits.push_back(std::move(commits[0]));
    batch_.streams.emplace_back(stream);
}

void LedgerContract::write() {
    const auto written = ledger_->write(batch_);
    ASSERT_TRUE(written) << written.error().detail;
    batch_.clear();
}

TEST_P(LedgerContract, IsReadyAndKnowsItsTenants) {
    EXPECT_TRUE(ledger_->ready(log::Urgency::kOrdinary));
    EXPECT_EQ(ledger_->tenants().value(), (std::vector{a_, ab_}));
}

TEST_P(LedgerContract, HasNothingAtFirst) {
    EXPECT_FALSE(ledger_->state(a_, StreamId("s"))->has_value());
    EXPECT_FALSE(ledger_->outcome(a_, id_of(1))->has_value());
    EXPECT_TRUE(ledger_->stream_positions(a_, StreamId("s"))->empty());
    EXPECT_TRUE(ledger_->timers(a_, StreamId("s"))->empty());
    EXPECT_TRUE(due(*ledger_, a_, at(1'000)).empty());
    EXPECT_EQ(ledger_->sequence(a_, "s").value(), 0u);
    EXPECT_FALSE(ledger_->clock(a_)->has_value());
    EXPECT_EQ(ledger_->checkpoint(a_, "c").value(), Position(0));
    EXPECT_EQ(ledger_->tile(a_, {0, 0}).value(), "");
    EXPECT_EQ(ledger_->right_edge(a_).value(), log::RightEdge());
}

TEST_P(LedgerContract, KeepsEveryKindOfRowAcrossRestarts) {
    const Timer timer{StreamId("case/1"), "lapse", "L-1", at(-5)};
    const std::string binary("\0\xff row", 6);
    add(a_, "case/1", "one");
    batch_.states.push_back({a_, StreamId("case/1"), {3, StreamVersion(7), binary}});
    batch_.outcomes.push_back({a_, id_of(1), {Position(1), log::Digest{9}}});
    batch_.timers.push_back({a_, timer, false});
    batch_.sequences.push_back({a_, {"letters/2026", 12}});
    batch_.clocks.push_back({a_, ClockRow{at(-77), true, "chief"}});
    batch_.checkpoints.push_back({a_, "reactions", Position(1)});
    const log::Tile tile{{1, 70'000}, std::string(96, '\xfe')};
    batch_.tiles.push_back({a_, tile});
    const auto edge = log::RightEdge::of(5, {log::Digest{1}, log::Digest{2}}).value();
    batch_.edges.push_back({a_, edge});
    write();
    for (int round = 0; round < 2; ++round) {
        const auto state = ledger_->state(a_, StreamId("case/1")).value();
        ASSERT_TRUE(state);
        EXPECT_EQ(state->fold_version, 3u);
        EXPECT_EQ(state->version, StreamVersion(7));
        EXPECT_EQ(state->bytes, binary);
        const auto outcome = ledger_->outcome(a_, id_of(1)).value();
        ASSERT_TRUE(outcome);
        EXPECT_EQ(outcome->position, Position(1));
        EXPECT_EQ(outcome->content_mac, log::Digest{9});
        EXPECT_EQ(due(*ledger_, a_, at(0)), std::vector{timer});
        EXPECT_EQ(ledger_->timers(a_, StreamId("case/1")).value(), std::vector{timer});
        EXPECT_EQ(ledger_->sequence(a_, "letters/2026").value(), 12u);
        EXPECT_EQ(ledger_->clock(a_).value(), (ClockRow{at(-77), true, "chief"}));
        EXPECT_EQ(ledger_->checkpoint(a_, "reactions").value(), Position(1));
        EXPECT_EQ(ledger_->tile(a_, tile.place).value(), tile.hashes);
        EXPECT_EQ(ledger_->tile(a_, {0, 70'000}).value(), "");
        EXPECT_EQ(ledger_->tile(ab_, tile.place).value(), "");
        EXPECT_EQ(ledger_->right_edge(a_).value(), edge);
        EXPECT_EQ(ledger_->right_edge(ab_).value(), log::RightEdge());
        EXPECT_EQ(ledger_->stream_positions(a_, StreamId("case/1")).value(),
                  std::vector{Position(1)});
        open();
    }
}

TEST_P(LedgerContract, ReadsSingleCommitsUntilToldToStopAndSaysWhichIsMissing) {
    for (int i = 0; i < 250; ++i) {
        add(a_, "case/1", std::to_string(i));
    }
    write();
    const auto positions = ledger_->stream_positions(a_, StreamId("case/1")).value();
    std::size_t seen = 0;
    const auto count = [&](std::size_t until) {
        return [&seen, until](Position, std::string_view bytes) {
            EXPECT_EQ(bytes, std::to_string(seen));
            return ++seen < until;
        };
    };
    EXPECT_TRUE(ledger_->read_at(a_, positions, count(1'000)));
    EXPECT_EQ(seen, 250U);
    seen = 0;
    EXPECT_TRUE(ledger_->read_at(a_, positions, count(120)));
    EXPECT_EQ(seen, 120U);
    const auto missing = ledger_->read_at(a_, std::vector{Position(251)}, count(1));
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, log::StoreErrorCode::kCorruption);
    EXPECT_NE(missing.error().detail.find("251"), std::string::npos);
}

TEST_P(LedgerContract, KeepsTenantsAndStreamsApartWhoseNamesBeginAlike) {
    add(a_, "case/1", "one");
    add(ab_, "case/1", "two");
    add(a_, "case/10", "three");
    add(a_, "case/1", "four");
    batch_.states.push_back({a_, StreamId("case/1"), {1, StreamVersion(1), "a"}});
    batch_.states.push_back({ab_, StreamId("case/1"), {1, StreamVersion(1), "b"}});
    batch_.outcomes.push_back({a_, id_of(1), {Position(1), {}}});
    write();
    EXPECT_EQ(ledger_->stream_positions(a_, StreamId("case/1")).value(),
              (std::vector{Position(1), Position(3)}));
    std::vector<std::string> read;
    EXPECT_TRUE(ledger_->read_at(
        a_, std::vector{Position(1), Position(3)}, [&](Position position, std::string_view bytes) {
            read.push_back(std::to_string(position.value()) + " " + std::string(bytes));
            return true;
        }));
    EXPECT_EQ(read, (std::vector<std::string>{"1 one", "3 four"}));
    EXPECT_EQ(ledger_->stream_positions(a_, StreamId("case/10")).value(), std::vector{Position(2)});
    EXPECT_EQ(ledger_->stream_positions(ab_, StreamId("case/1")).value(), std::vector{Position(1)});
    EXPECT_EQ(ledger_->state(ab_, StreamId("case/1")).value()->bytes, "b");
    EXPECT_FALSE(ledger_->outcome(ab_, id_of(1))->has_value());
}

TEST_P(LedgerContract, ReplacesStatesAndRemovesOutcomes) {
    batch_.states.push_back({a_, StreamId("s"), {1, StreamVersion(1), "old"}});
    batch_.outcomes.push_back({a_, id_of(1), {Position(1), {}}});
    batch_.outcomes.push_back({a_, id_of(2), {Position(2), {}}});
    write();
    batch_.states.push_back({a_, StreamId("s"), {2, StreamVersion(2), "new"}});
    batch_.outcome_removals.push_back({a_, id_of(1)});
    write();
    EXPECT_EQ(ledger_->state(a_, StreamId("s")).value()->bytes, "new");
    EXPECT_FALSE(ledger_->outcome(a_, id_of(1))->has_value());
    EXPECT_TRUE(ledger_->outcome(a_, id_of(2))->has_value());
}

TEST_P(LedgerContract, ReturnsDueTimersEarliestFirstAndUntilTold) {
    const Timer late{StreamId("s/1"), "a", "x", at(300)};
    const Timer early{StreamId("s/2"), "b", "y", at(-100)};
    const Timer middle{StreamId("s/1"), "b", "", at(200)};
    const Timer foreign{StreamId("s/1"), "a", "x", at(100)};
    for (const auto& timer : {late, early, middle}) {
        batch_.timers.push_back({a_, timer, false});
    }
    batch_.timers.push_back({ab_, foreign, false});
    write();
    EXPECT_EQ(due(*ledger_, a_, at(300)), (std::vector{early, middle, late}));
    EXPECT_EQ(due(*ledger_, a_, at(299)), (std::vector{early, middle}));
    EXPECT_TRUE(due(*ledger_, a_, at(-101)).empty());
    int seen = 0;
    EXPECT_TRUE(ledger_->due(a_, at(300), [&](const Timer&) { return ++seen < 2; }));
    EXPECT_EQ(seen, 2);
    EXPECT_EQ(ledger_->timers(a_, StreamId("s/1")).value(), (std::vector{late, middle}));
}

TEST_P(LedgerContract, MovesATimerWithinABatch) {
    const Timer before{StreamId("s"), "lapse", "L-1", at(100)};
    const Timer after{StreamId("s"), "lapse", "L-1", at(200)};
    batch_.timers.push_back({a_, before, false});
    write();
    batch_.timers.push_back({a_, after, false});
    batch_.timers.push_back({a_, before, true});
    write();
    EXPECT_EQ(due(*ledger_, a_, at(1'000)), std::vector{after});
    EXPECT_EQ(ledger_->timers(a_, StreamId("s")).value(), std::vector{after});
    batch_.timers.push_back({a_, after, true});
    batch_.timers.push_back({a_, before, true});
    write();
    EXPECT_TRUE(due(*ledger_, a_, at(1'000)).empty());
    EXPECT_TRUE(ledger_->timers(a_, StreamId("s"))->empty());
}

TEST_P(LedgerContract, WritesTheWholeBatchOrNothing) {
    add(a_, "s", "one");
    add(ab_, "s", "two");
    batch_.commits[1].previous_leaf[0] = 1;
    batch_.states.push_back({a_, StreamId("s"), {1, StreamVersion(1), "x"}});
    batch_.outcomes.push_back({a_, id_of(1), {Position(1), {}}});
    const auto written = ledger_->write(batch_);
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, log::StoreErrorCode::kContradiction);
    EXPECT_EQ(ledger_->head(a_)->position, Position(0));
    EXPECT_FALSE(ledger_->state(a_, StreamId("s"))->has_value());
    EXPECT_FALSE(ledger_->outcome(a_, id_of(1))->has_value());
    EXPECT_TRUE(ledger_->ready(log::Urgency::kOrdinary)) << "a refused batch damages nothing";
}

TEST_P(LedgerContract, WritesRowsWithoutCommits) {
    batch_.clocks.push_back({a_, ClockRow{at(5), false, {}}});
    write();
    EXPECT_EQ(ledger_->clock(a_).value(), (ClockRow{at(5), false, {}}));
    EXPECT_EQ(ledger_->head(a_)->position, Position(0));
}

}  // namespace madoguchi::contract
