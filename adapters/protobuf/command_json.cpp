#include "madoguchi/adapters/protobuf/command_json.hpp"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include "madoguchi/adapters/protobuf/fault_code.hpp"
#include "madoguchi/adapters/protobuf/json_reader.hpp"
#include "madoguchi/adapters/protobuf/text_forms.hpp"
#include "madoguchi/command/v1/command.pb.h"

namespace madoguchi::protobuf {
namespace {

namespace pb = madoguchi::command::v1;

log::unexpected<CommandFault> fault(std::string pointer, std::string what) {
    return log::unexpected(CommandFault{
        .code = fault_code::kMalformed, .pointer = std::move(pointer), .what = std::move(what)});
}

/// The same bytes for the same message, in whatever order its JSON came.
std::string serialised(const google::protobuf::Message& message) {
    std::string bytes;
    {
        google::protobuf::io::StringOutputStream out(&bytes);
        google::protobuf::io::CodedOutputStream coded(&out);
        coded.SetSerializationDeterministic(true);
        message.SerializeToCodedStream(&coded);
    }
    return bytes;
}

log::Expected<log::Command, CommandFault> to_command(const pb::Command& message, log::UtcTime now) {
    log::Command command;
    for (const auto& [name, text] : {std::pair{"/tenant", &message.tenant()},
                                     {"/stream", &message.stream()},
                                     {"/actor", &message.actor()}}) {
        if (text->empty()) {
            return fault(name, "is missing");
        }
    }
    const auto id = parse_uuid(message.id());
    if (!id) {
        return fault("/id", message.id().empty() ? "is missing" : "is no UUID");
    }
    command.occurred_at = now;
    command.happens_now = message.occurred_at().empty();
    if (!message.occurred_at().empty()) {
        const auto occurred_at = parse_time(message.occurred_at());
        if (!occurred_at) {
            return fault("/occurred_at", "is no time as in 2026-11-20T09:30:00+09:00");
        }
        command.occurred_at = *occurred_at;
    }
    const auto* const payload = message.GetReflection()->GetOneofFieldDescriptor(
        message, message.GetDescriptor()->FindOneofByName("payload"));
    if (payload == nullptr) {
        return fault("", "says nothing that is to be done, e.g. open_case");
    }
    command.tenant = log::TenantId(message.tenant());
    command.id = *id;
    command.stream = log::StreamId(message.stream());
    if (message.has_expected_version()) {
        command.expected = log::StreamVersion(message.expected_version());
    }
    command.actor = message.actor();
    command.office = message.office();
    command.type = "madoguchi.command." + payload->name() + ".v1";
    command.payload = serialised(message.GetReflection()->GetMessage(message, payload));
    return command;
}

}  // namespace

log::Expected<log::Command, CommandFault> read_command(std::string_view json, log::UtcTime now,
                                                       const CommandLimits& limits) {
    if (json.size() > limits.bytes_max) {
        return fault("", "is " + std::to_string(json.size()) + " bytes long; at most " +
                             std::to_string(limits.bytes_max) + " can be taken");
    }
    pb::Command message;
    if (auto met = read_json(json, limits, message)) {
        return log::unexpected(std::move(*met));
    }
    return to_command(message, now);
}

}  // namespace madoguchi::protobuf
