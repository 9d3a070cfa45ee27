#include <utility>

#include "madoguchi/adapters/aggregates/domain_aggregates.hpp"
#include "madoguchi/adapters/cli/command_text.hpp"
#include "madoguchi/adapters/cli/parts.hpp"
#include "madoguchi/adapters/policyfile/read_policy.hpp"
#include "madoguchi/log/proof/encoding.hpp"
#include "madoguchi/log/read_commits.hpp"

namespace madoguchi::cli {

namespace {

std::shared_ptr<const policy::Policy> parse_policy(const std::string& text) {
    auto read = policyfile::read_policy(text, "published");
    return read.policy ? std::make_shared<const policy::Policy>(std::move(*read.policy)) : nullptr;
}

}  // namespace

std::unique_ptr<log::Aggregates> make_aggregates(const log::Ledger& ledger,
                                                 const log::CommitCodec& codec,
                                                 const log::Digester& digester,
                                                 codec::Sealer& sealer) {
    aggregates::Ports ports;
    ports.sealer = &sealer;
    ports.digester = &digester;
    ports.sha256 = [](std::string_view text) { return log::to_hex(sha256_of(text)); };
    ports.parse_policy = parse_policy;
    ports.history = [&ledger, &codec](const log::TenantId& tenant, const log::StreamId& stream) {
        return log::stream_commits(ledger, codec, tenant, stream);
    };
    return std::make_unique<aggregates::DomainAggregates>(std::move(ports));
}

}  // namespace madoguchi::cli
