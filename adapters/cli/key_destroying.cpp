#include "madoguchi/adapters/cli/key_destroying.hpp"

#include <algorithm>
#include <chrono>
#include <functional>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "madoguchi/adapters/cli/keys.hpp"
#include "madoguchi/adapters/cli/parts.hpp"
#include "madoguchi/adapters/keystore/data_keys.hpp"
#include "madoguchi/codec/event_codec.hpp"
#include "madoguchi/codec/key_id_collector.hpp"
#include "madoguchi/codec/sealer.hpp"
#include "madoguchi/codec/subject.hpp"
#include "madoguchi/facts/any_event.hpp"
#include "madoguchi/log/read_commits.hpp"

namespace madoguchi::cli {

namespace {

using KeyIds = std::set<keystore::KeyId>;
constexpr std::string_view kSuccessor = "successor";

using Done = log::Expected<void, log::StoreError>;

codec::Subject subject_of(const std::string& whose) {
    if (whose == "principal") {
        return codec::Subject::kPrincipal;
    }
    if (whose == "agent") {
        return codec::Subject::kAgent;
    }
    if (whose == "other_agent") {
        return codec::Subject::kOtherAgent;
    }
    return whose == kSuccessor ? codec::Subject::kSuccessor : codec::Subject::kStream;
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

/// Shows every event of the stream that this build knows, read with `sealer`.
Done for_each_event(const log::Ledger& ledger, const log::CommitCodec& codec,
                    const aggregates::ErasedKeys& of, codec::Sealer& sealer,
                    const std::function<void(const facts::AnyEvent&)>& visit) {
    const auto commits = log::stream_commits(ledger, codec, of.tenant, of.stream);
    if (!commits) {
        return log::unexpected(commits.error());
    }
    for (const auto& commit : *commits) {
        for (const auto& event : commit.events) {
            const auto decoded = codec::decode(event.type, event.payload,
                                               {of.tenant.text(), of.stream.text()}, sealer);
            if (!decoded) {
                return log::unexpected(
                    log::StoreError{log::StoreErrorCode::kCorruption,
                                    of.stream.text() + ": " + decoded.error().text()});
            }
            if (const auto* known = std::get_if<facts::AnyEvent>(&*decoded); known != nullptr) {
                visit(*known);
            }
        }
    }
    return {};
}

/// The keys that the stream's stored events name: an assignment may have been lost in a crash.
Done add_named(const log::Ledger& ledger, const log::CommitCodec& codec,
               const aggregates::ErasedKeys& erased, KeyIds& ids) {
    codec::KeyIdCollector collector([&](const codec::SealPlace& place, std::string_view key_id) {
        if (is_of(erased, place.subject)) {
            ids.emplace(key_id);
        }
    });
    return for_each_event(ledger, codec, erased, collector, [](const facts::AnyEvent&) {});
}

/// An agent who took a matter on stands in the case before as well, as its successor.
Done add_case_before(const log::Ledger& ledger, const log::CommitCodec& codec,
                     const aggregates::ErasedKeys& erased,
                     std::vector<aggregates::ErasedKeys>& all) {
    if (!is_of(erased, codec::Subject::kAgent)) {
        return {};
    }
    codec::ClosedSealer closed;
    return for_each_event(ledger, codec, erased, closed, [&](const facts::AnyEvent& event) {
        const auto* const of_case = std::get_if<facts::CaseEvent>(&event);
        const auto* const opened =
            of_case == nullptr ? nullptr : std::get_if<facts::CaseOpened>(of_case);
        if (opened != nullptr && !opened->continues_case.empty()) {
            all.push_back({erased.tenant,
                           log::StreamId("case/" + opened->continues_case),
                           {std::string(kSuccessor)}});
        }
    });
}

/// Every key under which the data that are to be erased are sealed.
log::Expected<KeyIds, log::StoreError> keys_under(const log::Ledger& ledger,
                                                  const log::CommitCodec& codec,
                                                  keystore::DataKeys& keys,
                                                  std::span<const aggregates::ErasedKeys> all) {
    std::vector<aggregates::ErasedKeys> wanted(all.begin(), all.end());
    for (const auto& erased : all) {
        if (auto added = add_case_before(ledger, codec, erased, wanted); !added) {
            return log::unexpected(added.error());
        }
    }
    KeyIds ids;
    for (const auto& erased : wanted) {
        auto added = add_assigned(keys, erased, ids).and_then([&] {
            return add_named(ledger, codec, erased, ids);
        });
        if (!added) {
            return log::unexpected(added.error());
        }
    }
    return ids;
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
            const auto ids = keys_under(ledger, *codec, *data_keys, all);
            if (!ids) {
                return log::unexpected(ids.error());
            }
            const auto wanted = not_destroyed(*data_keys, *ids);
            if (!wanted) {
                return log::unexpected(wanted.error());
            }
            return wanted->empty() ? Done{} : data_keys->destroy(*wanted, clock.now());
        };
}

}  // namespace madoguchi::cli
