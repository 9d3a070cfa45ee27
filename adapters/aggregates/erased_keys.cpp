#include "madoguchi/adapters/aggregates/erased_keys.hpp"

#include <variant>

#include "madoguchi/adapters/aggregates/any_command.hpp"
#include "madoguchi/codec/event_codec.hpp"
#include "madoguchi/codec/sealer.hpp"
#include "madoguchi/domain/cases/reactions.hpp"

namespace madoguchi::aggregates {

namespace {

std::vector<std::string> words(const std::vector<facts::Holder>& holders) {
    std::vector<std::string> texts;
    texts.reserve(holders.size());
    for (const auto& holder : holders) {
        texts.push_back(holder.text());
    }
    return texts;
}

/// Whose keys a fact says are to be destroyed.
std::vector<std::string> erased_by(const facts::AnyEvent& event) {
    if (const auto* const of_case = std::get_if<facts::CaseEvent>(&event)) {
        return words(cases::keys_erased_by(*of_case));
    }
    if (const auto* const of_watch = std::get_if<facts::WatchEvent>(&event);
        of_watch != nullptr && std::holds_alternative<facts::WatchErased>(*of_watch)) {
        return {"principal", "case"};
    }
    return {};
}

}  // namespace

log::Expected<std::vector<ErasedKeys>, std::string> erased_keys(const log::Commit& commit) {
    std::vector<ErasedKeys> found;
    codec::ClosedSealer sealer;
    for (const auto& stored : commit.events) {
        const auto decoded = codec::decode(stored.type, stored.payload,
                                           {commit.tenant.text(), commit.stream.text()}, sealer);
        if (!decoded) {
            return log::unexpected(decoded.error().text());
        }
        const auto* const event = std::get_if<facts::AnyEvent>(&*decoded);
        if (event == nullptr) {
            continue;  // Newer than this build.
        }
        if (auto of = erased_by(*event); !of.empty()) {
            found.push_back({commit.tenant, commit.stream, std::move(of)});
        }
    }
    return found;
}

std::optional<ErasedKeys> keys_to_destroy(const log::Command& command) {
    if (command.type != "madoguchi.command.record_keys_destroyed.v1" &&
        command.type != "madoguchi.command.erase_watch.v1") {
        return std::nullopt;
    }
    const auto decoded = decode_command(command.type, command.payload);
    if (!decoded) {
        return std::nullopt;
    }
    if (const auto* const of_case = std::get_if<cases::CaseCommand>(&*decoded)) {
        const auto& record = std::get<cases::RecordKeysDestroyed>(*of_case);
        return ErasedKeys{command.tenant, command.stream, words(record.of)};
    }
    return ErasedKeys{command.tenant, command.stream, {"principal", "case"}};
}

}  // namespace madoguchi::aggregates
