#include "madoguchi/adapters/protobuf/commit_codec.hpp"

#include <google/protobuf/stubs/logging.h>

#include <algorithm>

#include "madoguchi/log/assert.hpp"
#include "madoguchi/log/v1/commit.pb.h"

namespace madoguchi::protobuf {
namespace {

namespace pb = ::madoguchi::log::v1;

constexpr std::uint32_t kFormat = 1;

template <typename Bytes>
void set_bytes(std::string* field, const Bytes& bytes) {
    field->assign(reinterpret_cast<const char*>(bytes.data()), bytes.size());
}

template <typename Bytes>
bool get_bytes(const std::string& field, Bytes& bytes) {
    if (field.size() != bytes.size()) {
        return false;
    }
    std::copy_n(reinterpret_cast<const std::uint8_t*>(field.data()), bytes.size(), bytes.data());
    return true;
}

log::UtcTime time_of(std::int64_t ms) { return log::UtcTime(std::chrono::milliseconds(ms)); }

void put_body(const log::Commit& commit, pb::Commit& message) {
    for (const auto& event : commit.events) {
        auto* const added = message.add_events();
        added->set_type(event.type);
        added->set_payload(event.payload);
    }
    for (const auto& draw : commit.draws) {
        auto* const added = message.add_draws();
        added->set_series(draw.series);
        added->set_number(draw.number);
    }
    auto* const outcome = message.mutable_outcome();
    outcome->set_kind(static_cast<pb::OutcomeKind>(commit.outcome.kind));
    outcome->set_code(commit.outcome.code);
    outcome->set_code_name(commit.outcome.code_name);
    for (const auto& id : commit.outcome.ids) {
        outcome->add_ids(id);
    }
}

void take_body(const pb::Commit& message, log::Commit& commit) {
    commit.events.resize(static_cast<std::size_t>(message.events_size()));
    for (std::size_t i = 0; i < commit.events.size(); ++i) {
        const auto& event = message.events(static_cast<int>(i));
        commit.events[i].type = event.type();
        commit.events[i].payload = event.payload();
    }
    commit.draws.resize(static_cast<std::size_t>(message.draws_size()));
    for (std::size_t i = 0; i < commit.draws.size(); ++i) {
        const auto& draw = message.draws(static_cast<int>(i));
        commit.draws[i].series = draw.series();
        commit.draws[i].number = draw.number();
    }
    commit.outcome.kind = static_cast<log::OutcomeKind>(message.outcome().kind());
    commit.outcome.code = message.outcome().code();
    commit.outcome.code_name = message.outcome().code_name();
    commit.outcome.ids.assign(message.outcome().ids().begin(), message.outcome().ids().end());
}

/// What is wrong with a parsed message; null when nothing is.
const char* fault_of(const pb::Commit& message, log::Commit& commit) {
    if (message.format() != kFormat) {
        return "its format is not 1; a newer build wrote it";
    }
    if (!message.GetReflection()->GetUnknownFields(message).empty()) {
        return "it has fields that this build doesn't know; a newer build wrote it";
    }
    if (message.tenant().empty() || message.stream().empty()) {
        return "tenant or stream is missing";
    }
    if (message.position() == 0 || message.term() == 0) {
        return "position or term is missing";
    }
    if (!get_bytes(message.previous_leaf(), commit.previous_leaf) ||
        !get_bytes(message.content_mac(), commit.content_mac) ||
        !get_bytes(message.command_id(), commit.command_id.bytes)) {
        return "a hash or the command id has the wrong size";
    }
    const auto kind = message.outcome().kind();
    if (kind != pb::OUTCOME_KIND_ACCEPTED && kind != pb::OUTCOME_KIND_REJECTED &&
        kind != pb::OUTCOME_KIND_NOTHING_TO_DO) {
        return "the outcome is missing or of an unknown kind";
    }
    return nullptr;
}

}  // namespace

class ProtobufCommitCodec::Messages {
 public:
    pb::Commit written;
    pb::Commit parsed;
};

ProtobufCommitCodec::ProtobufCommitCodec() : messages_(std::make_unique<Messages>()) {
    // The library writes a line to standard error for each bad string: here it is the caller's
    // error.
    static google::protobuf::LogHandler* const kBefore = google::protobuf::SetLogHandler(nullptr);
    (void)kBefore;
}

ProtobufCommitCodec::~ProtobufCommitCodec() = default;

std::string ProtobufCommitCodec::encode(const log::Commit& commit) const {
    pb::Commit& message = messages_->written;
    message.Clear();
    message.set_format(commit.format);
    message.set_tenant(commit.tenant.text());
    message.set_position(commit.position.value());
    message.set_term(commit.term.value());
    set_bytes(message.mutable_previous_leaf(), commit.previous_leaf);
    set_bytes(message.mutable_command_id(), commit.command_id.bytes);
    set_bytes(message.mutable_content_mac(), commit.content_mac);
    if (commit.source_offset) {
        message.set_source_offset(*commit.source_offset);
    }
    message.set_stream(commit.stream.text());
    message.set_version_before(commit.version_before.value());
    message.set_actor(commit.actor);
    message.set_office(commit.office);
    message.set_occurred_at_ms(commit.occurred_at.time_since_epoch().count());
    message.set_recorded_at_ms(commit.recorded_at.time_since_epoch().count());
    message.set_policy_version(commit.policy_version);
    message.set_command_type(commit.command_type);
    put_body(commit, message);
    std::string bytes;
    MADOGUCHI_LOG_ASSERT(message.SerializeToString(&bytes));
    return bytes;
}

log::Expected<void, std::string> ProtobufCommitCodec::decode(std::string_view bytes,
                                                             log::Commit& commit) const {
    pb::Commit& message = messages_->parsed;
    if (!message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
        return log::unexpected(std::string("it is no message of type madoguchi.log.v1.Commit"));
    }
    if (const char* const fault = fault_of(message, commit)) {
        return log::unexpected(std::string(fault));
    }
    commit.format = message.format();
    commit.tenant = log::TenantId(message.tenant());
    commit.position = log::Position(message.position());
    commit.term = log::Term(message.term());
    commit.source_offset.reset();
    if (message.has_source_offset()) {
        commit.source_offset = message.source_offset();
    }
    commit.stream = log::StreamId(message.stream());
    commit.version_before = log::StreamVersion(message.version_before());
    commit.actor = message.actor();
    commit.office = message.office();
    commit.occurred_at = time_of(message.occurred_at_ms());
    commit.recorded_at = time_of(message.recorded_at_ms());
    commit.policy_version = message.policy_version();
    commit.command_type = message.command_type();
    take_body(message, commit);
    return {};
}

}  // namespace madoguchi::protobuf
