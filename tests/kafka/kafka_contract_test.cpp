#include "kafka_world.hpp"

namespace madoguchi::contract {

INSTANTIATE_TEST_SUITE_P(
    Kafka, CommitLogContract,
    testing::Values(CommitLogFactory{"PartitionPerTenant",
                                     [] { return std::make_unique<kafka_tests::KafkaWorld>(3); }},
                    CommitLogFactory{"OnePartition",
                                     [] { return std::make_unique<kafka_tests::KafkaWorld>(1); }}),
    factory_name);

}  // namespace madoguchi::contract
