#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "madoguchi/adapters/cli/looking.hpp"
#include "madoguchi/adapters/cli/office_week_cards.hpp"
#include "madoguchi/adapters/cli/office_week_desk.hpp"
#include "madoguchi/adapters/cli/office_week_screen.hpp"
#include "madoguchi/adapters/cli/office_week_script.hpp"

namespace madoguchi::cli {

/// Where the week reads and writes.
struct WeekFolders {
    std::string policies;  ///< With the policy files.
    std::string letters;   ///< Where PDFs are written; made when it isn't there.
    std::string cards;     ///< Where the virtual cards lie.
};

/// How much there was.
struct WeekCounts {
    std::size_t steps = 0;
    std::size_t commands = 0;
    std::size_t pdfs = 0;
};

/// Plays the office week: moves the clock, does what each person does, checks that what comes of it
/// is what the script expects, and shows it. All that is given outlives it.
class OfficeWeekPlayer {
 public:
    OfficeWeekPlayer(const WeekScript& script, WeekFolders folders, OfficeDesk& desk,
                     WeekScreen& screen);

    /// Plays all of it. Failure kPartly: a step came out differently (which one, what was expected
    /// and what happened).
    [[nodiscard]] Result<WeekCounts> play();

 private:
    using OfficeKey = std::pair<std::string, std::string>;  ///< Tenant and office.

    [[nodiscard]] Result<void> publish_policies();
    /// The administrator, everybody, and the roles for the whole municipality.
    [[nodiscard]] Result<void> employ(const WeekMunicipality& one);
    /// The roles for single offices, which a published policy knows.
    [[nodiscard]] Result<void> employ_at_offices(const WeekMunicipality& one);
    [[nodiscard]] Result<void> put_to_staff(const WeekMunicipality& one, const std::string& actor,
                                            const std::string& payload);
    [[nodiscard]] Result<void> play_day(facts::Date day, std::span<const WeekStep> steps);
    [[nodiscard]] Result<void> play_step(const WeekStep& step);
    [[nodiscard]] Result<void> do_step(const WeekStep& step);

    // What a step does
    [[nodiscard]] Result<void> put_command(const WeekStep& step);
    [[nodiscard]] Result<void> print_letters(const WeekStep& step);
    [[nodiscard]] Result<void> work_on_card(const WeekStep& step);
    [[nodiscard]] Result<void> complete_card(const WeekStep& step);
    [[nodiscard]] Result<void> take_file_in(const WeekStep& step);
    [[nodiscard]] Result<void> show_history(const WeekStep& step);
    [[nodiscard]] Result<void> write_slips(const WeekStep& step, const std::string& case_alias);
    [[nodiscard]] Result<void> write_deficiency_slip(const WeekStep& step);

    /// Staff code of who does the step.
    [[nodiscard]] std::string code_of(const WeekStep& step) const;
    /// What that person opens is recorded as with any other.
    [[nodiscard]] Looking looking_of(const WeekStep& step);

    // The evening
    [[nodiscard]] Result<void> close_day(facts::Date day, const OfficeKey& office);
    [[nodiscard]] Result<void> show_evening(facts::Date day);

    [[nodiscard]] Result<WeekAnswer> put(const WeekStep& step, const std::string& stream,
                                         const std::string& payload);
    /// Puts and demands that it is accepted.
    [[nodiscard]] Result<WeekAnswer> put_accepted(const WeekStep& step, const std::string& stream,
                                                  const std::string& payload);
    [[nodiscard]] Result<void> check_outcome(const WeekStep& step, const WeekAnswer& answer);
    [[nodiscard]] Result<void> check_status(const WeekStep& step);
    void show_answer(const WeekAnswer& answer);
    [[nodiscard]] Result<void> keep_pdf(const std::string& name, const std::string& bytes);
    [[nodiscard]] std::string with_kept(std::string payload) const;
    /// The office's name as its policy has it.
    [[nodiscard]] std::string office_name(const OfficeKey& office) const;
    /// Who does it: municipality and role.
    [[nodiscard]] std::string person(const WeekStep& step) const;

    const WeekScript& script_;
    WeekFolders folders_;
    OfficeDesk& desk_;
    WeekScreen& screen_;
    WeekCards cards_;
    WeekCounts counts_;
    std::map<std::string, std::string> kept_;
    std::map<std::string, std::string> approvers_;  ///< By tenant: who leads since longest.
    std::map<OfficeKey, std::string> office_names_;
    std::map<std::string, std::string> shown_;  ///< What was last shown of a case.
    std::set<OfficeKey> busy_today_;            ///< Offices where something was done.
};

}  // namespace madoguchi::cli
