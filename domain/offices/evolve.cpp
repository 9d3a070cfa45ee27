#include "madoguchi/domain/offices/decide.hpp"  // IWYU pragma: associated
#include "madoguchi/domain/offices/office_command.hpp"
#include "madoguchi/domain/offices/office_state.hpp"
#include "madoguchi/domain/overloaded.hpp"
#include "madoguchi/facts/offices/office_event.hpp"
#include "madoguchi/facts/values/date.hpp"

namespace madoguchi::offices {

OfficeState evolve(OfficeState state, const facts::OfficeEvent& event) {
    std::visit(Overloaded{
                   [&](const facts::OfficeClosureRegistered& fact) {
                       state.closures.push_back({fact.on});
                   },
                   [&](const facts::TerminalDowntimeRegistered& fact) {
                       state.downtimes.push_back({fact.from, fact.until});
                   },
                   [&](const facts::OfficeClosureWithdrawn& fact) {
                       std::erase_if(state.closures,
                                     [&](const Closure& closure) { return closure.on == fact.on; });
                   },
                   [&](const facts::TerminalDowntimeWithdrawn& fact) {
                       std::erase_if(state.downtimes, [&](const Downtime& downtime) {
                           return downtime.from == fact.from && downtime.until == fact.until;
                       });
                   },
                   [&](const facts::PrintBatchClosed& fact) {
                       BatchState batch;
                       batch.batch = fact.batch;
                       batch.planned_posting_on = fact.planned_posting_on;
                       batch.letters = fact.letters;
                       batch.sheets = fact.sheets;
                       batch.spoiled = fact.spoiled;
                       state.batches.push_back(std::move(batch));
                   },
                   [&](const facts::HandOverCounted& fact) {
                       for (BatchState& batch : state.batches) {
                           if (batch.batch == fact.batch) {
                               batch.counted = true;
                               batch.handed = fact.handed;
                               batch.received = fact.received;
                           }
                       }
                   },
                   [&](const facts::DocumentNumberVoided& fact) {
                       state.voided_numbers.push_back(fact.document_number);
                   },
                   [&](const facts::DayClosed& fact) {
                       state.days.push_back({fact.day, fact.closed_by, false});
                   },
                   [&](const facts::DayCloseConfirmed& fact) {
                       for (ClosedDay& closed : state.days) {
                           closed.confirmed = closed.confirmed || closed.day == fact.day;
                       }
                   },
               },
               event);
    ++state.event_count;
    return state;
}

OfficeState fold(std::span<const facts::OfficeEvent> events) {
    OfficeState state;
    for (const auto& event : events) {
        state = evolve(std::move(state), event);
    }
    return state;
}

}  // namespace madoguchi::offices
