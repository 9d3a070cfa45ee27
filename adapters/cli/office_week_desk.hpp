#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "madoguchi/adapters/cli/installation.hpp"
#include "madoguchi/adapters/cli/office_week_script.hpp"
#include "madoguchi/domain/cases/case_state.hpp"
#include "madoguchi/facts/cases/case_event.hpp"

namespace madoguchi::cli {

/// A command of the week: who asks what of which stream. The payload is JSON:
/// `{"queue_letter":{}}`.
struct WeekCommand {
    std::string tenant;
    std::string stream;
    std::string actor;
    std::string office;
    std::string payload;
};

/// What came of it.
struct WeekAnswer {
    std::string word;  ///< `accepted` `nothing_to_do` `rejected:<code>` `not_taken:<code>`
    std::vector<std::string> ids;
    std::string detail;  ///< What is wrong and what to do; empty where it was decided.
};

/// An installation as the week uses it: commands as JSON, a clock that is moved on, cases as they
/// stand. `installation` and `clock` outlive it.
class OfficeDesk {
 public:
    OfficeDesk(Installation& installation, runtime::SimulatedClock& clock)
        : installation_(installation), clock_(clock) {}

    [[nodiscard]] Installation& installation() { return installation_; }

    /// Lets time pass, with all that becomes due on the way. Time doesn't go back.
    [[nodiscard]] Result<void> pass_to(WallTime until);

    /// Puts a command to the installation and brings the lists up to date.
    [[nodiscard]] Result<WeekAnswer> put(const WeekCommand& command);

    /// What is recorded of a case, corrections carried out and voided entries left out.
    [[nodiscard]] Result<std::vector<facts::CaseEvent>> case_events(const std::string& tenant,
                                                                    const std::string& stream);

    /// Where a case stands. Failure kNotFound: there is no such case.
    [[nodiscard]] Result<cases::CaseState> case_state(const std::string& tenant,
                                                      const std::string& stream);

 private:
    Installation& installation_;
    runtime::SimulatedClock& clock_;
    std::uint64_t commands_ = 0;
};

/// An instant of the wall clock in Japan.
[[nodiscard]] inline log::UtcTime instant_of(WallTime at) {
    return log::UtcTime(at.time_since_epoch()) - std::chrono::hours(9);
}

}  // namespace madoguchi::cli
