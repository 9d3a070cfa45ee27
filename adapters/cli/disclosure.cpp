#include "madoguchi/adapters/cli/disclosure.hpp"

#include "madoguchi/adapters/cli/keys.hpp"
#include "madoguchi/adapters/cli/parts.hpp"
#include "madoguchi/adapters/protobuf/commit_json.hpp"
#include "madoguchi/codec/sealer.hpp"
#include "madoguchi/log/read_commits.hpp"

namespace madoguchi::cli {

namespace {

/// Opens what is of one person, and treats everything else as if its key were gone.
class SealerOfOne final : public codec::Sealer {
 public:
    SealerOfOne(codec::Sealer& all, codec::Subject subject) : all_(all), subject_(subject) {}

    [[nodiscard]] codec::Expected<void, std::string> seal(const codec::SealPlace& place,
                                                          std::string_view plain,
                                                          codec::SealedBox& box) override {
        return all_.seal(place, plain, box);
    }
    [[nodiscard]] codec::Expected<codec::Opened, codec::NotOpened> open(
        const codec::SealPlace& place, std::string_view key_id, std::string_view box,
        std::string& plain) override {
        if (place.subject == subject_) {
            return all_.open(place, key_id, box, plain);
        }
        plain.clear();
        return codec::Opened::kErased;
    }

 private:
    codec::Sealer& all_;
    codec::Subject subject_;
};

}  // namespace

Result<std::string> disclosed_history(const Installation& installation, const CaseRef& which,
                                      codec::Subject subject) {
    const auto codec = make_commit_codec();
    auto commits = log::stream_commits(installation.ledger(), *codec, which.tenant, which.stream);
    if (!commits) {
        return log::unexpected(failure_of(commits.error()));
    }
    if (commits->empty()) {
        return failed(ExitStatus::kNotFound, "nothing is recorded of that case");
    }
    SealerOfOne sealer(installation.keys().sealer(), subject);
    std::string lines;
    for (auto& commit : *commits) {
        commit.actor.clear();
        const auto line = protobuf::commit_json(commit, sealer, protobuf::Reveal::kAll);
        if (!line) {
            return failed(ExitStatus::kDamaged, line.error());
        }
        lines += *line + "\n";
    }
    return lines;
}

}  // namespace madoguchi::cli
