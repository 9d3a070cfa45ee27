#include "madoguchi/adapters/cli/verify.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

#include "madoguchi/adapters/cli/console.hpp"
#include "madoguchi/adapters/cli/keys.hpp"
#include "madoguchi/adapters/cli/parts.hpp"
#include "madoguchi/adapters/cli/parts_checkpoints.hpp"
#include "madoguchi/adapters/protobuf/envelope_reader.hpp"

namespace madoguchi::cli {

namespace {

constexpr std::size_t kAtATime = 10'000;

/// The installation's name with other keys than its own.
class GivenKeys final : public log::NoteKeys {
 public:
    GivenKeys(std::string name, std::vector<std::unique_ptr<log::NoteVerifier>> verifiers)
        : name_(std::move(name)), verifiers_(std::move(verifiers)) {}

    [[nodiscard]] const std::string& name() const override { return name_; }
    [[nodiscard]] std::vector<const log::NoteSigner*> signers(log::UtcTime /*at*/) const override {
        return {};
    }
    [[nodiscard]] std::vector<const log::NoteVerifier*> verifiers() const override {
        std::vector<const log::NoteVerifier*> all;
        for (const auto& verifier : verifiers_) {
            all.push_back(verifier.get());
        }
        return all;
    }

 private:
    std::string name_;
    std::vector<std::unique_ptr<log::NoteVerifier>> verifiers_;
};

Result<std::unique_ptr<log::NoteKeys>> keys_of(const VerifyOptions& options) {
    if (options.keys.empty()) {
        auto keys = read_signing_keys(options.folder, options.signing_keys);
        if (!keys) {
            return log::unexpected(keys.error());
        }
        return std::move(*keys);
    }
    auto given = parse_verifier_keys(options.keys);
    if (!given) {
        return log::unexpected(given.error());
    }
    const std::string name = given->front()->key().name;
    return std::make_unique<GivenKeys>(name, std::move(*given));
}

/// What the checkpoints of a log state. A checkpoint that can't be believed goes to `trouble`.
Result<std::vector<log::StatedRoot>> stated_roots(const checkpoints::CheckpointFolders& record,
                                                  const log::TenantId& tenant,
                                                  std::optional<log::Trouble>& trouble) {
    const auto files = record.files(tenant);
    if (!files) {
        return log::unexpected(failure_of(files.error()));
    }
    std::vector<log::StatedRoot> roots;
    for (const auto& file : *files) {
        auto kept = record.load(tenant, file);
        if (!kept && !trouble) {
            trouble = log::Trouble{log::Position(file.size), kept.error().detail, {}, {}};
        }
        if (kept) {
            roots.push_back({file.generation, file.size, kept->stated.root, file.path});
        }
    }
    return roots;
}

Result<log::VerifiedLog> verify_log(const log::Ledger& ledger, const log::TenantId& tenant,
                                    const checkpoints::CheckpointFolders& record,
                                    const VerifyProgress& progress) {
    const auto head = ledger.head(tenant);
    if (!head) {
        return log::unexpected(failure_of(head.error()));
    }
    std::optional<log::Trouble> unbelieved;
    auto stated = stated_roots(record, tenant, unbelieved);
    if (!stated) {
        return log::unexpected(stated.error());
    }
    const bool has_none = stated->empty();
    const auto digester = keyless_digester();
    const auto codec = make_commit_codec();
    const protobuf::ProtobufEnvelopeReader envelopes;
    log::LogVerifier verifier(ledger, *digester, *codec, envelopes, tenant, std::move(*stated));
    while (!interrupted() && verifier.step(kAtATime)) {
        if (progress) {
            progress(tenant, verifier.done(), head->position);
        }
    }
    auto found = verifier.finish();
    if (!found.trouble) {
        found.trouble = std::move(unbelieved);
    }
    if (!found.trouble && has_none && found.commits > 0) {
        found.trouble =
            log::Trouble{log::Position(found.commits),
                         "the log has no checkpoint at all: they were removed, or are another "
                         "folder's",
                         {},
                         {}};
    }
    return found;
}

}  // namespace

Result<std::vector<std::unique_ptr<log::NoteVerifier>>> parse_verifier_keys(
    const std::vector<std::string>& texts) {
    std::vector<std::unique_ptr<log::NoteVerifier>> keys;
    for (const auto& text : texts) {
        auto key = openssl::Ed25519Verifier::parse(text);
        if (!key) {
            return failed(ExitStatus::kUsage,
                          "the verifier key '" + text + "' can't be used: " + key.error());
        }
        keys.push_back(std::move(*key));
    }
    return keys;
}

Result<std::vector<log::VerifiedLog>> verify(const VerifyOptions& options,
                                             const VerifyProgress& progress) {
    std::error_code error;
    if (!std::filesystem::is_directory(DataFolder{options.folder}.log(), error)) {
        return failed(ExitStatus::kNotFound,
                      "there is no log in " + options.folder + ": name a data folder with --data");
    }
    const auto keys = keys_of(options);
    if (!keys) {
        return log::unexpected(keys.error());
    }
    auto places = checkpoint_places(options.folder);
    if (!places) {
        return log::unexpected(places.error());
    }
    const checkpoints::CheckpointFolders record(std::move(*places), **keys);
    std::unique_ptr<log::Ledger> opened;
    if (options.ledger == nullptr) {
        auto ledger = open_ledger(options.folder, true);
        if (!ledger) {
            return log::unexpected(ledger.error());
        }
        opened = std::move(*ledger);
    }
    const log::Ledger& ledger = opened ? *opened : *options.ledger;
    const auto stored = ledger.tenants();
    const auto recorded = record.tenants();
    if (!stored || !recorded) {
        return log::unexpected(failure_of(stored ? recorded.error() : stored.error()));
    }
    std::set<log::TenantId> tenants(stored->begin(), stored->end());
    tenants.insert(recorded->begin(), recorded->end());
    std::vector<log::VerifiedLog> logs;
    for (const auto& tenant : tenants) {
        auto verified = verify_log(ledger, tenant, record, progress);
        if (!verified) {
            return log::unexpected(verified.error());
        }
        logs.push_back(std::move(*verified));
    }
    return logs;
}

}  // namespace madoguchi::cli
