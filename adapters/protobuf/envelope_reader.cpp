#include "madoguchi/adapters/protobuf/envelope_reader.hpp"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/wire_format_lite.h>

#include <algorithm>

#include "madoguchi/log/v1/commit.pb.h"

namespace madoguchi::protobuf {
namespace {

namespace pb = ::madoguchi::log::v1;
using google::protobuf::internal::WireFormatLite;
using google::protobuf::io::CodedInputStream;

constexpr std::uint64_t kFormat = 1;

constexpr std::uint32_t varint(int field) {
    return WireFormatLite::MakeTag(field, WireFormatLite::WIRETYPE_VARINT);
}
constexpr std::uint32_t bytes_of(int field) {
    return WireFormatLite::MakeTag(field, WireFormatLite::WIRETYPE_LENGTH_DELIMITED);
}

/// A length-delimited field where it lies; empty when it isn't whole.
bool take(CodedInputStream& in, std::string_view& field) {
    std::uint32_t size = 0;
    const void* data = nullptr;
    int left = 0;
    if (!in.ReadVarint32(&size)) {
        return false;
    }
    if (size == 0) {
        field = {};
        return true;
    }
    in.GetDirectBufferPointerInline(&data, &left);
    if (left < 0 || size > static_cast<std::uint32_t>(left)) {
        return false;
    }
    field = {static_cast<const char*>(data), size};
    return in.Skip(static_cast<int>(size));
}

bool skip(CodedInputStream& in, std::uint32_t tag) {
    if (WireFormatLite::GetTagWireType(tag) != WireFormatLite::WIRETYPE_LENGTH_DELIMITED) {
        return WireFormatLite::SkipField(&in, tag);
    }
    std::string_view passed_over;
    return take(in, passed_over);
}

/// Goes through the fields of one commit.
class Envelope {
 public:
    explicit Envelope(log::CommitEnvelope& to) : to_(to) { to_ = {}; }

    /// Whether the field was one that can be read.
    bool read(CodedInputStream& in, std::uint32_t tag) {
        switch (tag) {
            case varint(pb::Commit::kFormatFieldNumber):
                return in.ReadVarint64(&format_);
            case bytes_of(pb::Commit::kTenantFieldNumber):
                return take(in, to_.tenant);
            case varint(pb::Commit::kPositionFieldNumber):
                return in.ReadVarint64(&position_);
            case bytes_of(pb::Commit::kPreviousLeafFieldNumber):
                return take(in, previous_leaf_);
            case bytes_of(pb::Commit::kStreamFieldNumber):
                return take(in, to_.stream);
            case varint(pb::Commit::kRecordedAtMsFieldNumber):
                return in.ReadVarint64(&recorded_at_);
            case bytes_of(pb::Commit::kCommandTypeFieldNumber):
                return take(in, to_.command_type);
            default:
                is_newer_ = is_newer_ || WireFormatLite::GetTagFieldNumber(tag) >
                                             pb::Commit::kOutcomeFieldNumber;
                return skip(in, tag);
        }
    }

    /// What is wrong with what was read; null when nothing is, and it is then in its place.
    const char* finish() {
        if (format_ != kFormat || is_newer_) {
            return "it is of another format or has fields that this build doesn't know; a newer "
                   "build wrote it";
        }
        if (to_.tenant.empty() || to_.stream.empty() || position_ == 0 ||
            previous_leaf_.size() != to_.previous_leaf.size()) {
            return "tenant, stream, position or the leaf before is missing";
        }
        to_.position = log::Position(position_);
        std::copy_n(reinterpret_cast<const std::uint8_t*>(previous_leaf_.data()),
                    to_.previous_leaf.size(), to_.previous_leaf.data());
        to_.recorded_at =
            log::UtcTime(std::chrono::milliseconds(static_cast<std::int64_t>(recorded_at_)));
        return nullptr;
    }

 private:
    log::CommitEnvelope& to_;
    std::uint64_t format_ = 0;
    std::uint64_t position_ = 0;
    std::uint64_t recorded_at_ = 0;
    std::string_view previous_leaf_;
    bool is_newer_ = false;
};

}  // namespace

log::Expected<void, std::string> ProtobufEnvelopeReader::read(std::string_view bytes,
                                                              log::CommitEnvelope& envelope) const {
    CodedInputStream in(reinterpret_cast<const std::uint8_t*>(bytes.data()),
                        static_cast<int>(bytes.size()));
    Envelope fields(envelope);
    while (const std::uint32_t tag = in.ReadTag()) {
        if (!fields.read(in, tag)) {
            return log::unexpected(std::string("it is no message of type madoguchi.log.v1.Commit"));
        }
    }
    if (!in.ConsumedEntireMessage()) {
        return log::unexpected(std::string("it is no message of type madoguchi.log.v1.Commit"));
    }
    if (const char* const fault = fields.finish()) {
        return log::unexpected(std::string(fault));
    }
    return {};
}

}  // namespace madoguchi::protobuf
