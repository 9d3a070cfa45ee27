#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <system_error>

#include "madoguchi/adapters/cli/archive.hpp"
#include "madoguchi/adapters/cli/files.hpp"
#include "madoguchi/adapters/cli/keys.hpp"
#include "madoguchi/adapters/cli/parts.hpp"
#include "madoguchi/adapters/cli/parts_backup.hpp"
#include "madoguchi/adapters/cli/parts_checkpoints.hpp"
#include "madoguchi/adapters/cli/verify.hpp"
#include "madoguchi/adapters/keystore/key_database.hpp"
#include "madoguchi/adapters/keystore/master_key.hpp"
#include "madoguchi/adapters/keystore/passphrase.hpp"
#include "madoguchi/adapters/runtime/process_manager.hpp"
#include "madoguchi/log/proof/encoding.hpp"
#include "madoguchi/log/refill.hpp"

namespace madoguchi::cli {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* kMasterKeyFile = "master-key";
constexpr const char* kFormat = "madoguchi-archive 1";
/// How often progress is told.
constexpr std::uint64_t kLinesAtATime = 1'000;

auto unreadable(const std::string& path, std::uint64_t line, const std::string& why) {
    return failed(ExitStatus::kUsage,
                  path + ", line " + std::to_string(line) + ": " + why + "; nothing was imported");
}

/// A commit of a line; none when the line isn't one.
std::optional<log::EncodedCommit> commit_of(const std::string& line) {
    const json parsed = json::parse(line, nullptr, false);
    if (!parsed.is_object() || !parsed.contains("bytes") || !parsed["bytes"].is_string() ||
        !parsed.contains("leaf") || !parsed["leaf"].is_string() || !parsed.contains("position") ||
        !parsed["position"].is_number_unsigned()) {
        return std::nullopt;
    }
    const auto bytes = log::from_base64(parsed["bytes"].get<std::string>());
    const auto leaf = log::digest_from_base64(parsed["leaf"].get<std::string>());
    if (!bytes || !leaf) {
        return std::nullopt;
    }
    log::EncodedCommit commit;
    commit.position = log::Position(parsed["position"].get<std::uint64_t>());
    commit.leaf = *leaf;
    commit.bytes = *bytes;
    return commit;
}

/// Brings one archive in. Everything is made beside the new data folder and moved there last.
class Importing {
 public:
    Importing(const ImportPlan& plan, const runtime::Clock& clock)
        : plan_(plan), clock_(clock), from_{plan.from}, part_{plan.to + ".importing"} {}
    ~Importing() {
        std::error_code ignored;  // What stays behind is removed by the next import.
        fs::remove_all(part_.root, ignored);
    }
    Importing(const Importing&) = delete;
    Importing& operator=(const Importing&) = delete;

    Result<std::vector<ArchivedLog>> run() {
        for (const auto step :
             {&Importing::prepare, &Importing::read_index, &Importing::put_keys,
              &Importing::put_proof, &Importing::put_logs, &Importing::check, &Importing::move}) {
            if (auto done = (this->*step)(); !done) {
                return log::unexpected(done.error());
            }
        }
        return std::move(logs_);
    }

 private:
    Result<void> prepare() {
        std::error_code error;
        if (fs::exists(plan_.to, error)) {
            for (const auto& entry : fs::directory_iterator(plan_.to, error)) {
                if (entry.path().filename() != kMasterKeyFile) {
                    return failed(ExitStatus::kUsage, plan_.to +
                                                          " isn't empty: an archive is brought "
                                                          "into a new data folder only");
                }
            }
        }
        fs::remove_all(part_.root, error);
        if (auto made = make_folder(part_.root); !made) {
            return made;
        }
        const std::string key = std::string("/") + kMasterKeyFile;
        if (fs::exists(plan_.to + key, error)) {
            fs::copy(plan_.to + key, part_.root + key, error);
        }
        if (error) {
            return failed(ExitStatus::kUnavailable, part_.root + ": " + error.message());
        }
        return {};
    }

    Result<void> read_index() {
        const auto text = read_file(from_.index());
        if (!text) {
            return failed(ExitStatus::kUsage,
                          from_.root +
                              " is no archive, or one that isn't whole: it has no "
                              "archive.json");
        }
        const json index = json::parse(*text, nullptr, false);
        if (!index.is_object() || index.value("format", "") != kFormat ||
            !index.contains("municipalities") || !index["municipalities"].is_array()) {
            return failed(ExitStatus::kUsage, from_.index() + " isn't that of an archive");
        }
        const auto salt = log::from_base64(index.value("salt", ""));
        if (!salt || salt->empty()) {
            return failed(ExitStatus::kUsage,
                          "the keys aren't in the archive: export it again with a passphrase");
        }
        salt_ = *salt;
        for (const auto& log : index["municipalities"]) {
            if (!log.is_object()) {
                return failed(ExitStatus::kUsage, from_.index() + " isn't that of an archive");
            }
            logs_.push_back({log::TenantId(log.value("code", "")),
                             log.value("commits", std::uint64_t{0}), log.value("root", "")});
        }
        return {};
    }

    [[nodiscard]] KeyPlaces key_places() const { return {part_.root, plan_.master_key}; }

    /// The archive's keys, wrapped under the receiver's master key.
    Result<void> put_keys() {
        if (plan_.passphrase.empty()) {
            return failed(
                ExitStatus::kUsage,
                "--passphrase-file is missing: name the file with the passphrase that the "
                "archive was written with");
        }
        const auto transport = keystore::key_of_passphrase(plan_.passphrase, salt_);
        if (const auto wanted = keystore::KeyDatabase::master_fingerprint(from_.keys());
            !wanted || *wanted != keystore::fingerprint(transport)) {
            return failed(ExitStatus::kUsage,
                          "the passphrase isn't the one that the archive was written with");
        }
        const auto masters = master_keys(key_places());
        if (!masters) {
            return log::unexpected(masters.error());
        }
        const auto master = masters->exists() ? masters->read() : masters->make();
        if (!master) {
            return log::unexpected(failure_of(master.error()));
        }
        std::error_code error;
        fs::copy(from_.keys(), part_.keys(), fs::copy_options::recursive, error);
        if (error) {
            return failed(ExitStatus::kUnavailable, part_.keys() + ": " + error.message());
        }
        const auto database = keystore::KeyDatabase::open(part_.keys(), transport);
        if (!database) {
            return log::unexpected(failure_of(database.error()));
        }
        auto done = (*database)->write({});
        if (done) {
            done = (*database)->copy_under(*master);
        }
        if (!done) {
            return log::unexpected(failure_of(done.error()));
        }
        return {};
    }

    Result<void> put_proof() {
        auto copied = copy_files(from_.checkpoints(), part_.checkpoints(), {});
        if (copied && plan_.signing_keys.empty()) {
            copied = copy_files(from_.verifier_keys(), part_.signing_keys(), {});
        }
        return copied;
    }

    Result<void> put_logs() {
        auto keys = Keys::open(key_places(), false, {});
        if (!keys) {
            return log::unexpected(keys.error());
        }
        const auto ledger = open_ledger(part_.root, true);
        if (!ledger) {
            return log::unexpected(ledger.error());
        }
        log::Heads heads;
        for (const auto& log : logs_) {
            if (auto put = put_log(log, **ledger, **keys, heads); !put) {
                return put;
            }
        }
        auto signing = read_signing_keys(part_.root, plan_.signing_keys);
        if (!signing) {
            return log::unexpected(signing.error());
        }
        const log::UtcTime now = clock_.now();
        if ((*signing)->signers(now).empty()) {
            if (auto made = (*signing)->rotate(now, now); !made) {
                return log::unexpected(failure_of(made.error()));
            }
        }
        const auto record = open_head_record(part_.root, **signing);
        if (!record) {
            return log::unexpected(record.error());
        }
        if (auto written = (*record)->write(heads, now); !written) {
            return log::unexpected(failure_of(written.error()));
        }
        return (*keys)->close();
    }

    Result<void> put_log(const ArchivedLog& log, log::Ledger& ledger, const Keys& keys,
                         log::Heads& heads) {
        const std::string path = from_.commits(log.tenant);
        std::ifstream file(path, std::ios::binary);
        if (!file) {
            return failed(ExitStatus::kUsage, path + " can't be read; nothing was imported");
        }
        const auto codec = make_commit_codec();
        const auto aggregates = make_aggregates(ledger, *codec, keys.digester(), keys.sealer());
        log::Refill filling(
            {.ledger = &ledger,
             .codec = codec.get(),
             .digester = &keys.digester(),
             .aggregates = aggregates.get(),
             .write = [&ledger](const log::LedgerBatch& batch) { return put_back(ledger, batch); }},
            log.tenant);
        std::uint64_t number = 0;
        for (std::string line; std::getline(file, line);) {
            auto commit = commit_of(line);
            ++number;
            if (!commit) {
                return unreadable(path, number, "it isn't a commit as an archive has it");
            }
            if (!codec->decode(commit->bytes, commit_)) {
                return unreadable(path, number, "the commit can't be read");
            }
            commit->term = commit_.term;
            if (auto added = filling.add(*commit); !added) {
                return unreadable(path, number, added.error().detail);
            }
            if (number % kLinesAtATime == 0 && plan_.progress &&
                !plan_.progress(log.tenant.text(), number, log.commits)) {
                return failed(ExitStatus::kPartly, "stopped: nothing was imported");
            }
        }
        if (number != log.commits || log::to_base64(filling.root()) != log.root) {
            return unreadable(path, number,
                              "the log ends here with another root than archive.json says: lines "
                              "are missing or were put in");
        }
        const auto finished =
            filling.finish({{runtime::kReactionsCheckpoint, filling.head().position}},
                           [&](std::uint64_t done, std::uint64_t all) {
                               return !plan_.progress ||
                                      plan_.progress("cases of " + log.tenant.text(), done, all);
                           });
        if (!finished) {
            return log::unexpected(failure_of(finished.error()));
        }
        const auto generation = log::generation_of(ledger, log.tenant);
        if (!generation) {
            return log::unexpected(failure_of(generation.error()));
        }
        heads[log.tenant] = {filling.head().position, filling.root(), *generation};
        return {};
    }

    Result<void> check() {
        auto verified =
            verify({.folder = part_.root, .signing_keys = plan_.signing_keys, .keys = {}}, {});
        if (!verified) {
            return log::unexpected(verified.error());
        }
        for (const auto& log : *verified) {
            if (log.trouble) {
                return failed(ExitStatus::kDamaged,
                              "what was imported isn't in order, so it was thrown away: log of " +
                                  log.tenant.text() + ", position " +
                                  std::to_string(log.trouble->position.value()) + ": " +
                                  log.trouble->what);
            }
        }
        return {};
    }

    Result<void> move() {
        std::error_code error;
        fs::remove_all(plan_.to, error);  // Nothing in it but the master key, which was copied.
        if (!error) {
            fs::rename(part_.root, plan_.to, error);
        }
        if (error) {
            return failed(ExitStatus::kUnavailable, plan_.to + ": " + error.message());
        }
        return {};
    }

    const ImportPlan& plan_;
    const runtime::Clock& clock_;
    ArchiveFolder from_;
    DataFolder part_;
    std::string salt_;
    std::vector<ArchivedLog> logs_;
    log::Commit commit_;  ///< The one that is being taken.
};

}  // namespace

Result<std::vector<ArchivedLog>> import_archive(const ImportPlan& plan,
                                                const runtime::Clock& clock) {
    return Importing(plan, clock).run();
}

}  // namespace madoguchi::cli
