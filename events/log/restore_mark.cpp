#include "madoguchi/log/restore_mark.hpp"

#include "madoguchi/log/command_content.hpp"
#include "madoguchi/log/proof/checkpoint.hpp"
#include "madoguchi/log/proof/encoding.hpp"

namespace madoguchi::log {
namespace {

constexpr std::size_t kTextBytesMax = 200;
constexpr std::size_t kIds = 4;

}  // namespace

std::optional<std::string> fault_of(const RestoreMark& mark) {
    if (mark.old_origin.empty() || !is_name(mark.old_origin, kTextBytesMax)) {
        return "the origin before isn't a name of 1 to 200 printable characters";
    }
    if (mark.reason.empty() || !is_id(mark.reason, kTextBytesMax)) {
        return "the reason hasn't 1 to 200 bytes on one line";
    }
    return std::nullopt;
}

Outcome outcome_of(const RestoreMark& mark) {
    Outcome outcome;
    outcome.ids = {mark.old_origin, std::to_string(mark.old_position.value()),
                   to_base64(mark.old_root), mark.reason};
    return outcome;
}

std::optional<RestoreMark> mark_of(const Commit& commit) {
    const auto& ids = commit.outcome.ids;
    if (commit.stream.text() != kOriginStream || commit.command_type != kRestoreMark ||
        ids.size() != kIds) {
        return std::nullopt;
    }
    const auto position = number_of(ids[1]);
    const auto root = digest_from_base64(ids[2]);
    if (!position || !root) {
        return std::nullopt;
    }
    return RestoreMark{ids[0], Position(*position), *root, ids[3]};
}

Expected<std::uint32_t, StoreError> generation_of(const Ledger& ledger, const TenantId& tenant) {
    const auto marks = ledger.stream_positions(tenant, StreamId(kOriginStream));
    if (!marks) {
        return unexpected(marks.error());
    }
    return static_cast<std::uint32_t>(marks->size() + 1);
}

}  // namespace madoguchi::log
