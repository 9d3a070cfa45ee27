#include "madoguchi/projections/lists/daybook_definition.hpp"

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
        const bool moved = money.method == "cash" || money.method == "stamps";
        if (moved && money.payer != "office") {
            const std::int64_t sign = money.kind == "postage_refunded" ? -1 : 1;
            out.sums.emplace_back(join_key("d", money.office, day, money.method + "_yen"),
                                  sign * money.yen);
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
    static const ViewId kId{.name = "daybook", .version = 3};
    return kId;
}

void DaybookDefinition::derive(const std::string& stream, const DaybookRow& row,
                               DerivedRows& out) const {
    for (const DayMark& mark : row.marks) {
        out.counted.push_back(join_key("d", mark.office, day_part(mark.on), mark.figure));
    }
    derive_money(stream, row, out);
    derive_numbers(stream, row, out);
    for (const DayCloseRow& close : row.closes) {
        out.rows.emplace_back(join_key("z", close.office, day_part(close.day)), close);
    }
    for (const BatchRow& batch : row.batches) {
        out.rows.emplace_back(join_key("p", batch.batch, stream), batch);
    }
    for (const ClosureRow& each : row.closures) {
        out.rows.emplace_back(join_key("o", each.office, day_part(each.last_day), each.kind,
                                       day_part(each.first_day)),
                              each);
    }
}

}  // namespace madoguchi::projections
