#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/domain/policy/policy.hpp"
#include "madoguchi/log/ports.hpp"
#include "madoguchi/log/store_error.hpp"

namespace madoguchi::codec {
class Sealer;
}  // namespace madoguchi::codec

namespace madoguchi::aggregates {

/// What the aggregates need of the world. Given by the composition root; everything that is
/// referred to outlives them.
struct Ports {
    /// Seals what is stored, opens what is folded. Never null.
    codec::Sealer* sealer = nullptr;
    /// Keyed digests: ids of timers and reactions, values of letter numbers, names of watches.
    /// Never null. With another key, what was derived before isn't found again.
    const log::Digester* digester = nullptr;
    /// SHA-256 of a text in 64 lower-case hexadecimal digits.
    std::function<std::string(std::string_view)> sha256;
    /// A policy from its text; null when the text is none. Pure.
    std::function<std::shared_ptr<const policy::Policy>(const std::string&)> parse_policy;
    /// The stored commits of a stream in order: for what follows from commits of a former run.
    std::function<log::Expected<std::vector<log::Commit>, log::StoreError>(const log::TenantId&,
                                                                           const log::StreamId&)>
        history;
};

}  // namespace madoguchi::aggregates
