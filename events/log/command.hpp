#pragma once

#include <string>

#include "madoguchi/log/ids.hpp"

namespace madoguchi::log {

/// A command as the log sees it: who asks for what, of which stream, when it happened. The payload
/// is opaque here; `type` names its form.
struct Command {
    TenantId tenant;
    CommandId id;
    StreamId stream;
    ExpectedVersion expected;
    std::string actor;    ///< Code of the member of staff or of the machine; no personal name.
    std::string office;   ///< Office code; empty for machines.
    UtcTime occurred_at;  ///< When it happened; not after the batch's `now`.
    /// The client didn't say when: `occurred_at` is when it was taken in, and isn't part of what
    /// the id stands for. Sent again, it is the same command.
    bool happens_now = false;
    std::string type;     ///< Wire name, e.g. `madoguchi.command.open_case.v1`.
    std::string payload;  ///< Serialised message of that type.
};

}  // namespace madoguchi::log
