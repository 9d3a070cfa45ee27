#include <filesystem>
#include <fstream>
#include <system_error>

#include "madoguchi/adapters/cli/archive.hpp"
#include "madoguchi/adapters/cli/export_registers.hpp"
#include "madoguchi/adapters/cli/files.hpp"
#include "madoguchi/adapters/cli/keys.hpp"
#include "madoguchi/adapters/cli/parts.hpp"
#include "madoguchi/adapters/cli/parts_archive.hpp"
#include "madoguchi/adapters/keystore/data_keys.hpp"
#include "madoguchi/adapters/keystore/passphrase.hpp"
#include "madoguchi/adapters/protobuf/commit_json.hpp"
#include "madoguchi/adapters/protobuf/json_writer.hpp"
#include "madoguchi/adapters/protobuf/text_forms.hpp"
#include "madoguchi/log/proof/encoding.hpp"
#include "madoguchi/log/proof/tiles.hpp"

namespace madoguchi::cli {

namespace {

namespace fs = std::filesystem;
using protobuf::JsonWriter;

constexpr log::ReadLimits kAtATime{.commits_max = 1'000, .bytes_max = 16U << 20};

/// Writes the archive of one installation.
class Archiving {
 public:
    Archiving(Installation& installation, const ArchivePlan& plan)
        : installation_(installation), plan_(plan), folder_{plan.to} {}

    Result<std::vector<ArchivedLog>> run() {
        std::error_code error;
        if (fs::exists(folder_.root, error) && !fs::is_empty(folder_.root, error)) {
            return failed(ExitStatus::kUsage, folder_.root +
                                                  " isn't empty: nothing is "
                                                  "overwritten; name another folder");
        }
        std::vector<ArchivedLog> logs;
        for (const auto& tenant : plan_.tenants) {
            auto log = write_commits(tenant);
            if (!log) {
                return log::unexpected(log.error());
            }
            logs.push_back(std::move(*log));
            auto written = export_registers(installation_, tenant, folder_.of(tenant));
            if (written) {
                written = copy_files(
                    DataFolder{installation_.folder()}.checkpoints() + "/" + tenant.text(),
                    folder_.checkpoints() + "/" + tenant.text(), {});
            }
            if (!written) {
                return log::unexpected(written.error());
            }
        }
        if (auto copied =
                copy_files(installation_.signing_keys_folder(), folder_.verifier_keys(), ".vkey");
            !copied) {
            return log::unexpected(copied.error());
        }
        if (auto written = write_keys(); !written) {
            return log::unexpected(written.error());
        }
        if (auto written = write_index(logs); !written) {
            return log::unexpected(written.error());
        }
        return logs;
    }

 private:
    /// One line of `commits.jsonl`: the stored bytes, and what they say.
    Result<std::string> line_of(const log::EncodedCommit& encoded) {
        if (auto decoded = codec_->decode(encoded.bytes, commit_); !decoded) {
            return failed(ExitStatus::kDamaged, decoded.error());
        }
        auto opened =
            protobuf::commit_json(commit_, installation_.keys().sealer(), protobuf::Reveal::kAll);
        if (!opened) {
            return failed(ExitStatus::kDamaged, opened.error());
        }
        JsonWriter json;
        json.begin_object();
        json.key("position");
        json.number(encoded.position.value());
        json.key("leaf");
        json.text(log::to_base64(encoded.leaf));
        json.key("bytes");
        json.text(log::to_base64(encoded.bytes));
        json.key("commit");
        json.raw(*opened);
        json.end_object();
        return json.take() + "\n";
    }

    Result<ArchivedLog> write_commits(const log::TenantId& tenant) {
        if (auto made = make_folder(folder_.of(tenant)); !made) {
            return log::unexpected(made.error());
        }
        const auto head = installation_.ledger().head(tenant);
        if (!head) {
            return log::unexpected(failure_of(head.error()));
        }
        // For its owner alone from the first byte on.
        if (auto made = write_file(folder_.commits(tenant), {}); !made) {
            return log::unexpected(made.error());
        }
        std::ofstream file(folder_.commits(tenant), std::ios::binary | std::ios::trunc);
        log::GrowingTree tree;
        std::optional<Failure> failure;
        while (tree.size() < head->position.value()) {
            const auto read =
                installation_.ledger().read(tenant, log::Position(tree.size() + 1), kAtATime,
                                            [&](const log::EncodedCommit& encoded) {
                                                const auto line = line_of(encoded);
                                                if (!line) {
                                                    failure = line.error();
                                                    return false;
                                                }
                                                file << *line;
                                                tree.append(installation_.digester(), encoded.leaf);
                                                return tree.size() < head->position.value();
                                            });
            if (!read || failure) {
                return log::unexpected(failure ? *failure : failure_of(read.error()));
            }
            if (plan_.progress &&
                !plan_.progress(tenant.text(), tree.size(), head->position.value())) {
                return failed(ExitStatus::kPartly,
                              "stopped: the archive isn't whole; remove " + folder_.root);
            }
        }
        if (!file.flush()) {
            return failed(ExitStatus::kUnavailable,
                          folder_.commits(tenant) + " can't be written: make room");
        }
        return ArchivedLog{tenant, tree.size(),
                           log::to_base64(tree.edge().root(installation_.digester()))};
    }

    Result<void> write_keys() {
        auto* const keys = installation_.keys().data_keys();
        if (plan_.passphrase.empty() || keys == nullptr) {
            return {};
        }
        if (auto flushed = keys->flush(); !flushed) {
            return log::unexpected(failure_of(flushed.error()));
        }
        salt_ = keystore::random_salt();
        std::set<std::string> tenants;
        for (const auto& tenant : plan_.tenants) {
            tenants.insert(tenant.text());
        }
        return copy_keys_of(keys->database(), tenants, folder_.keys(),
                            keystore::key_of_passphrase(plan_.passphrase, salt_));
    }

    [[nodiscard]] Result<void> write_index(const std::vector<ArchivedLog>& logs) const {
        JsonWriter json;
        json.begin_object();
        json.key("format");
        json.text("madoguchi-archive 1");
        json.key("written_at");
        json.text(protobuf::time_text(installation_.now()));
        json.key("salt");
        json.text(log::to_base64(salt_));
        json.key("municipalities");
        json.begin_list();
        for (const auto& log : logs) {
            json.begin_object();
            json.key("code");
            json.text(log.tenant.text());
            json.key("commits");
            json.number(log.commits);
            json.key("root");
            json.text(log.root);
            json.end_object();
        }
        json.end_list();
        json.end_object();
        return write_file(folder_.index(), json.take() + "\n");
    }

    Installation& installation_;
    const ArchivePlan& plan_;
    ArchiveFolder folder_;
    std::unique_ptr<log::CommitCodec> codec_ = make_commit_codec();
    log::Commit commit_;
    std::string salt_;  ///< Empty: the keys don't travel.
};

}  // namespace

Result<std::vector<ArchivedLog>> export_archive(Installation& installation,
                                                const ArchivePlan& plan) {
    return Archiving(installation, plan).run();
}

}  // namespace madoguchi::cli
