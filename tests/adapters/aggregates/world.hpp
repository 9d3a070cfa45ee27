#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "madoguchi/adapters/aggregates/any_command.hpp"
#include "madoguchi/adapters/aggregates/domain_aggregates.hpp"
#include "madoguchi/adapters/memory/memory_ledger.hpp"
#include "madoguchi/adapters/openssl/digester.hpp"
#include "madoguchi/adapters/protobuf/commit_codec.hpp"
#include "madoguchi/codec/sealer.hpp"
#include "madoguchi/facts/any_event.hpp"
#include "madoguchi/log/engine.hpp"

namespace madoguchi::aggregates {

/// Seals in the clear while there are keys.
class FailingSealer final : public codec::Sealer {
 public:
    bool has_keys = true;

    [[nodiscard]] codec::Expected<void, std::string> seal(const codec::SealPlace& place,
                                                          std::string_view plain,
                                                          codec::SealedBox& box) override {
        return has_keys ? plain_.seal(place, plain, box)
                        : codec::unexpected(std::string("there is no key to seal with"));
    }
    [[nodiscard]] codec::Expected<codec::Opened, codec::NotOpened> open(
        const codec::SealPlace& place, std::string_view key_id, std::string_view box,
        std::string& plain) override {
        return plain_.open(place, key_id, box, plain);
    }

 private:
    codec::PlainSealer plain_;
};

/// An installation in memory with the invented municipality of the policy template.
class World {
 public:
    /// With the everyday staff of tests/support, unless it is to begin without any.
    explicit World(bool staffed = true);

    /// Ends the engine and everything that it holds in memory, and starts again on what is stored.
    void restart();

    /// A command as of `day` at noon in Japan, by `actor`, with an id of its own.
    [[nodiscard]] log::Command command(const std::string& stream, const AnyCommand& command,
                                       const std::string& actor);

    /// Puts a command to the engine, as of `day` at noon in Japan, by `actor`.
    log::Answer submit(const std::string& stream, const AnyCommand& command,
                       const std::string& actor = "clerk-1");

    /// Puts it to the engine as it is, at noon of `day`.
    log::Answer submit(const log::Command& given);

    /// Registers the everyday staff: by the console, then by the administrator.
    void employ();

    /// Publishes the template's policy.
    void publish_policy();

    /// The events of a stream, as they were recorded.
    [[nodiscard]] std::vector<facts::AnyEvent> events(const std::string& stream);

    /// The commits of a stream.
    [[nodiscard]] std::vector<log::Commit> commits(const std::string& stream);

    /// Puts what is due at the end of `day` to the engine.
    std::vector<log::Answer> run_timers();

    facts::Date day;
    std::string office = "sample_main";
    log::TenantId tenant{"sample"};
    std::string policy_text;
    FailingSealer sealer;
    std::unique_ptr<openssl::OpenSslDigester> digester;
    protobuf::ProtobufCommitCodec codec;
    std::shared_ptr<memory::MemoryDisk> disk;
    std::unique_ptr<memory::MemoryLedger> ledger;
    std::unique_ptr<DomainAggregates> domain;
    std::unique_ptr<log::Engine> engine;

 private:
    [[nodiscard]] log::UtcTime noon() const;

    std::uint64_t commands_ = 0;
};

/// An opening of a case by an agent for an invented person.
[[nodiscard]] cases::OpenCase opening();

}  // namespace madoguchi::aggregates
