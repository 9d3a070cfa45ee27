#pragma once

#include <span>

#include "madoguchi/log/command.hpp"
#include "madoguchi/log/expected.hpp"
#include "madoguchi/log/store_error.hpp"

namespace madoguchi::runtime {

/// What has to be done in the world before a process manager's command is put to the log, because
/// the command records that it was done: destroying keys. Used by whoever has the turn.
class Effects {
 public:
    Effects() = default;
    Effects(const Effects&) = delete;
    Effects& operator=(const Effects&) = delete;
    virtual ~Effects() = default;

    /// Whether something has to be done before `command`. False for most commands; quick.
    [[nodiscard]] virtual bool precede(const log::Command& command) const = 0;

    /// Does what `commands`, for each of which `precede` is true, will record. Done at least once:
    /// after a crash, or when the log failed, it is done again. Error: it couldn't be done for some
    /// of them; all are put off and tried again.
    [[nodiscard]] virtual log::Expected<void, log::StoreError> carry_out(
        std::span<const log::Command> commands) = 0;
};

}  // namespace madoguchi::runtime
