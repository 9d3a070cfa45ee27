#include "madoguchi/domain/cases/case_end.hpp"

#include <utility>

#include "madoguchi/domain/cases/case_state.hpp"
#include "madoguchi/domain/cases/evolve.hpp"

namespace madoguchi::cases {

std::optional<std::uint64_t> ending_event_no(std::span<const facts::CaseEvent> recorded) {
    CaseState state;
    std::optional<std::uint64_t> ending;
    std::uint64_t event_no = 0;
    for (const auto& event : effective(recorded)) {
        ++event_no;
        if (!event) {
            continue;
        }
        const bool had_ended = state.ended();
        state = evolve(std::move(state), *event);
        if (!state.ended()) {
            ending.reset();
        } else if (!had_ended) {
            ending = event_no;
        }
    }
    return ending;
}

}  // namespace madoguchi::cases
