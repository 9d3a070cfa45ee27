#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/adapters/cli/cases.hpp"
#include "madoguchi/adapters/cli/policies.hpp"
#include "madoguchi/domain/looks/look_command.hpp"

namespace madoguchi::cli {

/// Who looks, from which desk, and why; an empty purpose is filled from the work that the case is
/// in.
struct Looker {
    Desk desk;
    std::string purpose;  ///< A word of domain/looks/purpose.hpp, or empty.
};

/// Evidence that a look at a case is on record. Whatever shows what is sealed asks for one, and
/// only `Looking` makes them: after the record is durable, so that nothing is shown that isn't
/// recorded.
class Opened {
 public:
    [[nodiscard]] const CaseRef& which() const { return which_; }
    /// Addresses, postcodes and telephone numbers may be shown: 支援措置 isn't in force.
    [[nodiscard]] bool shows_addresses() const { return shows_addresses_; }

 private:
    friend class Looking;
    Opened(CaseRef which, bool shows_addresses)
        : which_(std::move(which)), shows_addresses_(shows_addresses) {}

    CaseRef which_;
    bool shows_addresses_;
};

/// The one place through which every opening of personal data goes. Records who looked at what,
/// when and why, in the stream `looks/<day>` of the case's municipality.
class Looking {
 public:
    /// Puts commands to the log; durable on return.
    using Submit =
        std::function<Result<std::vector<log::Answer>>(std::vector<log::Command> commands)>;

    /// `installation` outlives it.
    Looking(Installation& installation, Looker looker);
    /// With another way to the log. `installation` outlives it.
    Looking(const Installation& installation, Looker looker, Submit submit);

    [[nodiscard]] const Looker& looker() const { return looker_; }

    /// Records that a case is opened in `view` (`show`, `history`, `letter` …). Failures: kUsage
    /// (who looks isn't said; or why, for a case that has ended), kNotFound, kUnavailable (the
    /// record can't be written: nothing may be shown).
    [[nodiscard]] Result<Opened> open(const CaseRef& which, std::string_view view);
    /// The same for several cases, with as few writes as can be; in their order.
    [[nodiscard]] Result<std::vector<Opened>> open(const std::vector<CaseRef>& cases,
                                                   std::string_view view);

    /// Records a search and how much it found. `terms`: which kinds of terms; `tokens`: keyed.
    [[nodiscard]] Result<void> searched(const log::TenantId& tenant, std::vector<std::string> terms,
                                        std::vector<std::string> tokens, std::size_t hits);

    /// Records that data is about to leave the program. `subject`: case id, list or month; empty
    /// for everything of the municipality.
    [[nodiscard]] Result<void> exported(const log::TenantId& tenant, std::string_view what,
                                        std::string_view subject, std::size_t records);

 private:
    struct Entry {
        log::TenantId tenant;
        looks::LookCommand command;
    };
    [[nodiscard]] Result<void> record(const std::vector<Entry>& entries);
    [[nodiscard]] log::Command command_of(const Entry& entry) const;
    [[nodiscard]] facts::Purpose purpose_or(std::string_view from_context) const;

    const Installation& installation_;
    Looker looker_;
    Submit submit_;
};

}  // namespace madoguchi::cli
