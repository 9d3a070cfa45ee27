#include "madoguchi/adapters/cli/key_destroying.hpp"

#include <algorithm>
#include <chrono>
#include <memory>
#include <set>
#include <vector>

#include "madoguchi/adapters/cli/keys.hpp"
#include "madoguchi/adapters/cli/parts.hpp"
#include "madoguchi/adapters/keystore/data_keys.hpp"
#include "madoguchi/codec/event_codec.hpp"
#include "madoguchi/codec/key_id_collector.hpp"
#include "madoguchi/codec/subject.hpp"
#include "madoguchi/log/read_commits.hpp"

namespace madoguchi::cli {

namespace {

using KeyIds = std::set<keystore::KeyId>;
using Done = log::Expected<void, log::StoreError>;

codec::Subject subject_of(const std::string& whose) {
    if (whose == "principal") {
        return codec::Subject::kPrincipal;
    }
    if (whose == "agent") {
        return codec::Subject::kAgent;
    }
    return whose == "other_agent" ? codec::Subject::kOtherAgent : codec::Subject::kStream;
}

bool is_of(const aggregates::ErasedKeys& keys, codec::Subject subject) {
    return std::any_of(keys.of.begin(), keys.of.end(), [subject](const std::string& whose) {
        return subject_of(whose) == subject;
    });
}

/// The keys that are assigned to whom they are of.
Done add_assigned(keystore::DataKeys& keys, const aggregates::ErasedKeys& erased, KeyIds& ids) {
    for (const auto& whose : erased.of) {
        const auto found = keys.keys_of({erased.tenant.text(), erased.stream.text(),
                                         static_cast<std::uint8_t>(subject_of(whose))});
        if (!found) {
            return log::unexpected(found.error());
        }
        ids.insert(found->begin(), found->end());
    }
    return {};
}

/// The keys that the stream's stored events name: an assignment may have been lost in a crash.
Done add_named(const log::Ledger& ledger, const log::CommitCodec& codec,
               const aggregates::ErasedKeys& erased, KeyIds& ids) {
    const auto positions = ledger.stream_positions(erased.tenant, erased.stream);
    if (!positions) {
        return log::unexpected(positions.error());
    }
    codec::KeyIdCollector collector([&](const codec::SealPlace& place, std::string_view key_id) {
        if (is_of(erased, place.subject)) {
            ids.emplace(key_id);
        }
    });
    for (const auto position : *positions) {
        const auto commit = log::read_commit(ledger, codec, erased.tenant, position);
        if (!commit) {
            return log::unexpected(commit.error());
        }
        for (const auto& event : commit->events) {
            const auto decoded = codec::decode(
                event.type, event.payload, {erased.tenant.text(), erased.stream.text()}, collector);
            if (!decoded) {
                return log::unexpected(
                    log::StoreError{log::StoreErrorCode::kCorruption,
                                    erased.stream.text() + ": " + decoded.error().text()});
            }
        }
    }
    return {};
}

/// Destroying rewrites the whole database: not for what is gone already.
log::Expected<std::vector<keystore::KeyId>, log::StoreError> not_destroyed(keystore::DataKeys& keys,
                                                                           const KeyIds& ids) {
    std::vector<keystore::KeyId> left;
    for (const auto& id : ids) {
        const auto found = keys.database().find(id);
        if (!found) {
            return log::unexpected(found.error());
        }
        if (found->state == keystore::KeyState::kThere) {
            left.push_back(id);
        }
    }
    return left;
}

}  // namespace

DestroyKeys make_key_destroyer(const log::Ledger& ledger, const Keys& keys,
                               const runtime::Clock& clock) {
    keystore::DataKeys* const data_keys = keys.data_keys();
    if (data_keys == nullptr) {
        return [](std::span<const aggregates::ErasedKeys>) { return Done{}; };
    }
    const std::shared_ptr<const log::CommitCodec> codec = make_commit_codec();
    return
        [data_keys, &ledger, codec, &clock](std::span<const aggregates::ErasedKeys> all) -> Done {
            KeyIds ids;
            for (const auto& erased : all) {
                auto added = add_assigned(*data_keys, erased, ids).and_then([&] {
                    return add_named(ledger, *codec, erased, ids);
                });
                if (!added) {
                    return added;
                }
            }
            const auto wanted = not_destroyed(*data_keys, ids);
            if (!wanted) {
                return log::unexpected(wanted.error());
            }
            return wanted->empty() ? Done{} : data_keys->destroy(*wanted, clock.now());
        };
}

}  // namespace madoguchi::cli
