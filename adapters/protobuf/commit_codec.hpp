#pragma once

#include <memory>

#include "madoguchi/log/ports.hpp"

namespace madoguchi::protobuf {

/// Commits as `madoguchi.log.v1.Commit`. Not thread-safe: one instance per thread.
class ProtobufCommitCodec final : public log::CommitCodec {
 public:
    ProtobufCommitCodec();
    ~ProtobufCommitCodec() override;

    [[nodiscard]] std::string encode(const log::Commit& commit) const override;

    /// Errors: not a message of that type; another `format` than 1; an id, a digest, an outcome or
    /// an ordinal that is missing or has the wrong size; unknown fields (a newer build wrote them).
    [[nodiscard]] log::Expected<void, std::string> decode(std::string_view bytes,
                                                          log::Commit& commit) const override;

 private:
    class Messages;
    std::unique_ptr<Messages> messages_;
};

}  // namespace madoguchi::protobuf
