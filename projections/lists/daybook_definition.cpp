#include "madoguchi/projections/lists/daybook_definition.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>

#include "madoguchi/facts/values/date.hpp"
#include "madoguchi/projections/cases/keys.hpp"
#include "madoguchi/projections/core/row.hpp"

namespace madoguchi::projections {
namespace {

void derive_money(const std::string& stream, const DaybookRow& row, DerivedRows& out) {
    for (const MoneyRow& each : row.money) {
        const std::string day = day_part(each.on);
        MoneyRow money = each;
        money.case_number = row.case_number;
        out.rows.emplace_back(
            join_key("m", money.office, day, stream + "#" + std::to_string(money.event_no)), money);
        if (!money.receipt_number.empty()) {
            out.rows.emplace_back(join_key("v", money.receipt_number, stream), Mark{});
        }
        if (money.is_of_till("cash") || money.is_of_till("stamps")) {
            const std::int64_t sign = money.kind == kPostageRefunded ? -1 : 1;
            out.sums.emplace_back(join_key("d", money.office, day, money.method + "_yen"),
                                  sign * money.yen);
        }
    }
}

// Which of the case's letters a mark of kLettersPosted is about.
std::uint32_t letter_of(const DayMark& mark) {
    std::uint32_t seq = 0;
    std::from_chars(mark.subject.data(), mark.subject.data() + mark.subject.size(), seq);
    return seq;
}

// The day on which the stamps for that letter went to the post: with it, or with the letter that
// took its place.
std::optional<facts::Date> day_of_use(const DaybookRow& row, std::uint32_t letter_seq) {
    std::optional<std::pair<std::uint32_t, facts::Date>> first;
    for (const DayMark& mark : row.marks) {
        if (mark.figure != kLettersPosted) {
            continue;
        }
        const std::pair posted(letter_of(mark), mark.on);
        if (posted.first >= letter_seq && (!first || posted < *first)) {
            first = posted;
        }
    }
    return first ? std::optional(first->second) : std::nullopt;
}

// Where the stamps are that citizens brought: on a letter, or still here. What was given back is
// taken off what came in last.
void derive_stamps(const std::string& stream, const DaybookRow& row, DerivedRows& out) {
    std::int64_t refunded = 0;
    for (const MoneyRow& each : row.money) {
        refunded += each.kind == kPostageRefunded && each.is_of_till("stamps") ? each.yen : 0;
    }
    for (auto each = row.money.rbegin(); each != row.money.rend(); ++each) {
        if (!each->letter_seq || !each->is_of_till("stamps")) {
            continue;
        }
        MoneyRow stamps = *each;
        stamps.case_number = row.case_number;
        const std::string entry = stream + "#" + std::to_string(stamps.event_no);
        if (const auto used_on = day_of_use(row, *each->letter_seq)) {
            stamps.kind = "stamps_used";
            stamps.on = *used_on;
            out.rows.emplace_back(join_key("t/used", stamps.office, day_part(stamps.on), entry),
                                  stamps);
            continue;
        }
        const std::int64_t given_back = std::min(refunded, stamps.yen);
        refunded -= given_back;
        stamps.yen -= given_back;
        if (stamps.yen > 0) {
            stamps.kind = "stamps_held";
            out.rows.emplace_back(join_key("t/held", stamps.office, day_part(stamps.on), entry),
                                  stamps);
        }
    }
}

void derive_numbers(const std::string& stream, const DaybookRow& row, DerivedRows& out) {
    for (const DocumentNumberRow& each : row.numbers) {
        DocumentNumberRow number = each;
        number.case_number = row.case_number;
        out.rows.emplace_back(join_key("g", number.document_number, stream), number);
        if (number.state == "unused") {
            out.rows.emplace_back(join_key("u", number.document_number, stream), number);
        }
    }
}

}  // namespace

const ViewId& DaybookDefinition::view() {
    static const ViewId kId{.name = "daybook", .version = 4};
    return kId;
}

void DaybookDefinition::derive(const std::string& stream, const DaybookRow& row,
                               DerivedRows& out) const {
    for (const DayMark& mark : row.marks) {
        out.counted.push_back(join_key("d", mark.office, day_part(mark.on), mark.figure));
    }
    derive_money(stream, row, out);
    derive_stamps(stream, row, out);
    derive_numbers(stream, row, out);
    for (const DayCloseRow& close : row.closes) {
        out.rows.emplace_back(join_key("z", close.office, day_part(close.day)), close);
    }
    for (const BatchRow& batch : row.batches) {
        out.rows.emplace_back(join_key("p", batch.batch, stream), batch);
    }
    for (const PrintMark& print : row.prints) {
        if (print.pulled && !print.handed) {
            out.counted.push_back(join_key("q", print.batch));
        }
    }
    for (const ClosureRow& each : row.closures) {
        out.rows.emplace_back(join_key("o", each.office, day_part(each.last_day), each.kind,
                                       day_part(each.first_day)),
                              each);
    }
}

}  // namespace madoguchi::projections
