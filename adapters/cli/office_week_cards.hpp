#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "madoguchi/adapters/cardwork/card_work.hpp"
#include "madoguchi/adapters/cli/office_week_script.hpp"
#include "madoguchi/adapters/virtualcard/keys.hpp"
#include "madoguchi/domain/cases/commands/card_commands.hpp"
#include "madoguchi/facts/values/date.hpp"

namespace madoguchi::virtualcard {
class TestAuthority;
class VirtualCard;
}  // namespace madoguchi::virtualcard

namespace madoguchi::cli {

/// The virtual cards of the week and the work done on them. Cards lie in files of their own: they
/// are the cards, and nothing else holds what was typed.
class WeekCards {
 public:
    /// `folder` is made when it isn't there; `script` outlives this.
    WeekCards(std::string folder, const WeekScript& script);
    ~WeekCards();
    WeekCards(const WeekCards&) = delete;
    WeekCards& operator=(const WeekCards&) = delete;

    /// Told what is to be recorded of a step: the payload of a command. Returns whether it is.
    using Record = std::function<bool(const std::string& payload)>;

    /// Carries the work out and returns how it ended (`card::code(EndKind)`). `operation_id` stands
    /// in what is recorded. Failure kUsage: the script asks for something that there isn't.
    [[nodiscard]] Result<std::string> work(const WeekCardWork& work,
                                           const std::string& operation_id, facts::Date today,
                                           const Record& record);

    /// What the work of an operation brought, as the payload that completes it.
    [[nodiscard]] std::string completion(const std::string& operation_id,
                                         const std::string& card_returned_to) const;

 private:
    [[nodiscard]] Result<std::unique_ptr<virtualcard::VirtualCard>> open(const std::string& key,
                                                                         facts::Date today);
    [[nodiscard]] Result<std::unique_ptr<virtualcard::VirtualCard>> make(const std::string& file,
                                                                         const WeekCard& card,
                                                                         facts::Date today);

    std::string folder_;
    const WeekScript& script_;
    virtualcard::KeySource keys_;
    std::shared_ptr<const virtualcard::TestAuthority> authority_;
    std::map<std::string, cases::CompleteCardOperation> results_;  ///< By operation.
};

}  // namespace madoguchi::cli
