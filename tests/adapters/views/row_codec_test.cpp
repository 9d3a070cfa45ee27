#include "madoguchi/adapters/views/row_codec.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace madoguchi::views::test {
namespace {

using projections::CaseRow;
using projections::Row;

CaseRow full_case() {
    CaseRow row;
    row.status = projections::CaseStatus::kAwaitingReply;
    row.case_number = "R8-本-0123-7";
    row.procedures = {{facts::Procedure("pin_reset"), {facts::Target("user_auth")}},
                      {facts::Procedure("renew"), {}}};
    row.opened_on = facts::Date(std::chrono::days(20'000));
    row.letter.seq = 2;
    row.letter.valid_until = facts::Date(std::chrono::days(-5));
    row.letter.alive = true;
    row.visit_no = 0;  // Not what a fresh row has.
    row.custody = {{"C1", "card", "safe", "s01", facts::Date(std::chrono::days(20'001))}, {}};
    row.office_days = -3;
    row.segment = projections::Segment::kCitizen;
    return row;
}

TEST(RowCodec, GivesBackEveryKindOfRow) {
    projections::SearchRow search;
    search.principal.kana = {"", "a"};
    projections::AuditState audit;
    audit.entries = {{}, {}};
    projections::BatchRow batch;
    batch.handed = 0U;
    projections::StatisticsRow statistics;
    statistics.of_case = full_case();
    statistics.things = {{.topic = projections::Topic::kLapses,
                          .word = "a",
                          .subject = {},
                          .office = {},
                          .on = {},
                          .yen = -1},
                         {}};
    statistics.spells = {{projections::Step::kReply, facts::Date{}, projections::kOpenEnd}};
    const std::vector<Row> rows{projections::Mark{},
                                projections::Count{-434},
                                projections::Count{INT64_MAX},
                                projections::NewerRow{"madoguchi.x.v1", UINT64_MAX},
                                CaseRow{},
                                full_case(),
                                projections::TimelineRow{},
                                search,
                                projections::DaybookRow{},
                                audit,
                                projections::WatchRow{},
                                statistics,
                                batch};
    for (const Row& row : rows) {
        std::string bytes;
        encode_row(row, bytes);
        const auto read = decode_row(bytes);
        ASSERT_TRUE(read) << read.error();
        EXPECT_EQ(*read, row) << "kind " << row.index();
    }
}

TEST(RowCodec, RefusesBytesThatAreNoRow) {
    std::string bytes;
    encode_row(full_case(), bytes);
    EXPECT_FALSE(decode_row(""));
    EXPECT_FALSE(decode_row(std::string(1, '\x7f')));
    EXPECT_FALSE(decode_row(bytes.substr(0, bytes.size() - 1)));
    bytes[0] = '\x01';  // A count, by its first byte.
    EXPECT_FALSE(decode_row(bytes));
}

TEST(RowCodec, NeverReadsBeyondDamagedBytes) {
    std::string bytes;
    encode_row(full_case(), bytes);
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        for (const int flip : {0x01, 0x80, 0xFF}) {
            std::string damaged = bytes;
            damaged[at] = static_cast<char>(static_cast<unsigned char>(damaged[at]) ^ flip);
            // Whatever it reads as, it is a row or an error; the sanitizers watch the rest.
            const auto read = decode_row(damaged);
            EXPECT_TRUE(read.has_value() || !read.error().empty());
        }
    }
}

}  // namespace
}  // namespace madoguchi::views::test
