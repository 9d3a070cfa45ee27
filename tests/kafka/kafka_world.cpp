#include "kafka_world.hpp"

#include <unistd.h>

#include <array>
#include <random>

#include "broker.hpp"
#include "madoguchi/adapters/openssl/digester.hpp"

namespace madoguchi::kafka_tests {
namespace {

/// A name that no other test at the same broker has.
std::string fresh_prefix() {
    static std::random_device device;
    return "t" + std::to_string(::getpid()) + "-" + std::to_string(device());
}

}  // namespace

const log::Digester& digester() {
    static const std::array<std::uint8_t, 32> kKey{};
    static const openssl::OpenSslDigester kDigester{kKey};
    return kDigester;
}

KafkaWorld::KafkaWorld(std::int32_t partitions) {
    Broker::require();
    settings_.bootstrap = Broker::address();
    settings_.topic_prefix = fresh_prefix();
    settings_.partitions = partitions;
    std::int32_t next = 0;
    for (const char* name : {"a", "ab", "b"}) {
        settings_.partition_of[log::TenantId(name)] = next++ % partitions;
    }
}

log::Expected<std::unique_ptr<log::CommitLog>, log::StoreError> KafkaWorld::open() {
    if (settings_.bootstrap.empty()) {
        return log::unexpected(
            log::StoreError{log::StoreErrorCode::kUnavailable, "there is no broker"});
    }
    return kafka::KafkaCommitLog::open(settings_, digester());
}

std::unique_ptr<log::CommitLog> KafkaTest::open() {
    auto opened = world_.open();
    if (!opened) {
        ADD_FAILURE() << opened.error().detail;
        return nullptr;
    }
    return std::move(*opened);
}

log::Head KafkaTest::take_over(log::CommitLog& log) {
    const auto head = log.take_over(tenant_);
    if (!head) {
        ADD_FAILURE() << head.error().detail;
        return {};
    }
    return *head;
}

void KafkaTest::append(log::CommitLog& log, log::Head& head,
                       const std::vector<std::string>& bytes) {
    const auto commits = contract::following(tenant_, head, bytes);
    const auto done = log.append(tenant_, commits);
    ASSERT_TRUE(done) << done.error().detail;
    head = {commits.back().position, commits.back().leaf, commits.back().term};
}

std::vector<std::string> KafkaTest::read_anew() {
    std::vector<std::string> bytes;
    const auto reader = open();
    if (!reader) return bytes;
    for (const auto& commit : contract::read_all(*reader, tenant_)) bytes.push_back(commit.bytes);
    return bytes;
}

}  // namespace madoguchi::kafka_tests
