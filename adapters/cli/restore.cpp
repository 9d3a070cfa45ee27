#include "madoguchi/adapters/cli/restore.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <system_error>
#include <utility>

#include "madoguchi/adapters/cli/backup_notes.hpp"
#include "madoguchi/adapters/cli/key_destroying.hpp"
#include "madoguchi/adapters/cli/keys.hpp"
#include "madoguchi/adapters/cli/parts.hpp"
#include "madoguchi/adapters/cli/parts_backup.hpp"
#include "madoguchi/adapters/cli/parts_checkpoints.hpp"
#include "madoguchi/adapters/cli/restore_cut.hpp"
#include "madoguchi/adapters/cli/verify.hpp"
#include "madoguchi/adapters/keystore/data_keys.hpp"
#include "madoguchi/adapters/keystore/master_key.hpp"
#include "madoguchi/adapters/protobuf/text_forms.hpp"
#include "madoguchi/log/engine.hpp"

namespace madoguchi::cli {

namespace {

namespace fs = std::filesystem;

constexpr const char* kMasterKeyFile = "master-key";

/// One restore. Everything is made in `part_`, beside the new data folder, and moved there last.
class Restoring {
 public:
    Restoring(const RestorePlan& plan, const runtime::Clock& clock)
        : plan_(plan), clock_(clock), from_{plan.from}, part_{plan.to + ".restoring"} {}
    ~Restoring() {
        std::error_code ignored;  // What stays behind is removed by the next restore.
        fs::remove_all(part_.root, ignored);
    }
    Restoring(const Restoring&) = delete;
    Restoring& operator=(const Restoring&) = delete;

    Result<Restored> run() {
        for (const auto step : {&Restoring::prepare, &Restoring::put_keys, &Restoring::put_log,
                                &Restoring::put_proof, &Restoring::erase_again, &Restoring::cut,
                                &Restoring::go_on, &Restoring::check, &Restoring::move}) {
            if (auto done = (this->*step)(); !done) {
                return log::unexpected(done.error());
            }
        }
        return std::move(restored_);
    }

 private:
    [[nodiscard]] backup::BackupProgress step(const std::string& what) const {
        return [this, what](std::uint64_t done, std::uint64_t all) {
            return !plan_.progress || plan_.progress(what, done, all);
        };
    }

    Result<void> prepare() {
        std::error_code error;
        if (fs::exists(plan_.to, error)) {
            for (const auto& entry : fs::directory_iterator(plan_.to, error)) {
                if (entry.path().filename() != kMasterKeyFile) {
                    return failed(ExitStatus::kUsage,
                                  plan_.to +
                                      " isn't empty: nothing is overwritten; name a folder "
                                      "that isn't there with --to");
                }
            }
        }
        fs::remove_all(part_.root, error);
        if (error) {
            return failed(ExitStatus::kUnavailable, part_.root + ": " + error.message());
        }
        return make_folder(part_.keys());
    }

    /// Where the master key comes from; it isn't in the backup.
    [[nodiscard]] KeyPlaces key_places() const {
        return {part_.root, plan_.master_key.empty() ? "file:" + plan_.to + "/" + kMasterKeyFile
                                                     : plan_.master_key};
    }

    Result<void> put_keys() {
        const auto backups = key_backups(from_, true);
        if (!backups) {
            return log::unexpected(backups.error());
        }
        if (backups->empty()) {
            return failed(ExitStatus::kNotFound, "there is no backup of the keys in " +
                                                     from_.keys() + ": nothing can be read");
        }
        const KeyBackup& newest = backups->back();
        restored_.keys_taken_at = protobuf::time_text(newest.taken_at);
        if (auto copied = copy_files(newest.path, part_.keys(), ".token"); !copied) {
            return copied;
        }
        const auto masters = master_keys(key_places());
        if (!masters) {
            return log::unexpected(masters.error());
        }
        const auto master = masters->read(newest.master_fingerprint);
        if (!master) {
            return log::unexpected(failure_of(master.error()));
        }
        const auto set = open_backup_set(
            {.folder = newest.path, .is_incremental = false, .read_only = true}, *master);
        if (!set) {
            return log::unexpected(set.error());
        }
        const auto put = keystore::KeyDatabase::put_back(
            part_.keys(), *master,
            [&](const std::string& files) { return (*set)->restore(1, files, step("keys")); });
        if (!put) {
            return log::unexpected(failure_of(put.error()));
        }
        return {};
    }

    Result<void> open_keys() {
        auto opened = Keys::open(key_places(), false, {});
        if (!opened) {
            return log::unexpected(opened.error());
        }
        keys_ = std::move(*opened);
        return {};
    }

    Result<void> put_log() {
        if (auto opened = open_keys(); !opened) {
            return opened;
        }
        const auto key = keys_->data_keys()->database().named(kBackupKey, false);
        if (!key) {
            return log::unexpected(failure_of(key.error()));
        }
        const auto set = open_backup_set(
            {.folder = from_.log(), .is_incremental = true, .read_only = true}, *key);
        if (!set) {
            return log::unexpected(set.error());
        }
        const auto all = (*set)->list();
        if (!all) {
            return log::unexpected(failure_of(all.error()));
        }
        const auto chosen = std::ranges::find_if(all->rbegin(), all->rend(), [&](const auto& one) {
            return !plan_.id || one.id == *plan_.id;
        });
        if (chosen == all->rend()) {
            return failed(ExitStatus::kNotFound, "there is no such whole backup in " + plan_.from);
        }
        const auto start = std::chrono::steady_clock::now();
        if (auto put = (*set)->restore(chosen->id, part_.log(), step("log")); !put) {
            return log::unexpected(failure_of(put.error()));
        }
        restored_.copying_seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        Backup backup = backup_of(*chosen);
        restored_.id = backup.id;
        restored_.bytes = backup.bytes;
        restored_.taken_at = std::move(backup.taken_at);
        restored_.noted = std::move(backup.logs);
        return {};
    }

    Result<void> put_proof() {
        if (auto copied = copy_files(from_.checkpoints(), part_.checkpoints(), {}); !copied) {
            return copied;
        }
        if (plan_.signing_keys.empty()) {
            if (auto copied = copy_files(from_.verifier_keys(), part_.signing_keys(), {});
                !copied) {
                return copied;
            }
        }
        return note_key_backups(part_.root, from_, {});
    }

    /// Before the log is cut: what was erased later stays erased.
    Result<void> erase_again() {
        const auto ledger = open_ledger(part_.root, true);
        if (!ledger) {
            return log::unexpected(ledger.error());
        }
        const auto codec = make_commit_codec();
        auto erased =
            apply_erasures(**ledger, *codec, make_key_destroyer(**ledger, *keys_, clock_));
        if (!erased) {
            return log::unexpected(erased.error());
        }
        erased_ = std::move(*erased);
        return {};
    }

    Result<void> cut() {
        const auto ledger = open_ledger(part_.root, true);
        if (!ledger) {
            return log::unexpected(ledger.error());
        }
        const auto tenants = (*ledger)->tenants();
        if (!tenants) {
            return log::unexpected(failure_of(tenants.error()));
        }
        for (const auto& tenant : *tenants) {
            const auto head = (*ledger)->head(tenant);
            if (!head) {
                return log::unexpected(failure_of(head.error()));
            }
            restored_.logs.push_back({tenant, head->position.value(), head->position.value()});
        }
        if (plan_.at.empty()) {
            return {};
        }
        auto positions = positions_at(**ledger, plan_.at, plan_.municipality);
        if (!positions) {
            return log::unexpected(positions.error());
        }
        for (auto& log : restored_.logs) {
            if (const auto found = positions->find(log.tenant); found != positions->end()) {
                log.kept = found->second.value();
            }
        }
        positions_ = std::move(*positions);
        return {};
    }

    /// A key that signs: of the folder that was named, or a new one.
    Result<std::unique_ptr<log::NoteKeys>> signing_keys() {
        auto keys = read_signing_keys(part_.root, plan_.signing_keys);
        if (!keys) {
            return log::unexpected(keys.error());
        }
        const log::UtcTime now = clock_.now();
        if ((*keys)->signers(now).empty()) {
            if (auto made = (*keys)->rotate(now, now); !made) {
                return log::unexpected(failure_of(made.error()));
            }
            restored_.new_verifier_key = (*keys)->keys().back().verifier->text();
        }
        return std::move(*keys);
    }

    /// What each log was before, as its newest checkpoint says.
    Result<std::map<log::TenantId, log::RestoreMark>> marks(const log::NoteKeys& signing) const {
        std::map<log::TenantId, log::RestoreMark> found;
        auto places = checkpoint_places(part_.root);
        if (!places) {
            return log::unexpected(places.error());
        }
        const checkpoints::CheckpointFolders record(std::move(*places), signing);
        for (const auto& log : restored_.logs) {
            const auto newest = record.newest(log.tenant);
            if (!newest) {
                return log::unexpected(failure_of(newest.error()));
            }
            if (*newest && log.backed_up > 0) {
                found[log.tenant] = {
                    (*newest)->stated.origin, log::Position((*newest)->stated.size),
                    (*newest)->stated.root,
                    plan_.reason.empty() ? "restored from a backup" : plan_.reason};
            }
        }
        return found;
    }

    /// What was erased in the part that was cut off, of streams that are still there.
    Result<void> note_erased_later(const log::Ledger& ledger, const log::CommitCodec& codec) {
        const auto told = erasures_in(ledger, codec);
        if (!told) {
            return log::unexpected(told.error());
        }
        for (const auto& erased : erased_) {
            const auto positions = ledger.stream_positions(erased.tenant, erased.stream);
            if (!positions) {
                return log::unexpected(failure_of(positions.error()));
            }
            const bool known = std::ranges::find(*told, erased) != told->end();
            if (!known && !positions->empty()) {
                restored_.erased_later.push_back(erased.tenant.text() + " " + erased.stream.text());
            }
        }
        return {};
    }

    Result<void> go_on() {
        if (!positions_.empty()) {
            if (auto done = cut_back(part_.root, *keys_, positions_, plan_.progress); !done) {
                return done;
            }
        }
        const auto signing = signing_keys();
        if (!signing) {
            return log::unexpected(signing.error());
        }
        const auto marked = marks(**signing);
        if (!marked) {
            return log::unexpected(marked.error());
        }
        for (const auto& [tenant, mark] : *marked) {
            if (const auto fault = log::fault_of(mark)) {
                return failed(ExitStatus::kUsage, "--reason: " + *fault);
            }
        }
        const auto ledger = open_ledger(part_.root, true);
        const auto record = open_head_record(part_.root, **signing);
        if (!ledger || !record) {
            return log::unexpected(ledger ? record.error() : ledger.error());
        }
        const auto codec = make_commit_codec();
        if (auto noted = note_erased_later(**ledger, *codec); !noted) {
            return noted;
        }
        const auto aggregates =
            make_aggregates(**ledger, *codec, keys_->digester(), keys_->sealer());
        log::Engine engine(**ledger, *codec, keys_->digester(), *aggregates);
        auto done = engine.mark_restored(*marked, plan_.actor, clock_.now());
        if (done) {
            done = (*record)->write(engine.heads(), clock_.now());
        }
        if (!done) {
            return log::unexpected(failure_of(done.error()));
        }
        return keys_->close();
    }

    Result<void> check() {
        keys_.reset();
        auto verified = verify(
            {.folder = part_.root, .signing_keys = plan_.signing_keys, .keys = {}},
            [this](const log::TenantId& tenant, log::Position done, log::Position head) {
                if (plan_.progress) {
                    (void)plan_.progress("verify " + tenant.text(), done.value(), head.value());
                }
            });
        if (!verified) {
            return log::unexpected(verified.error());
        }
        restored_.verified = std::move(*verified);
        for (const auto& log : restored_.verified) {
            if (log.trouble) {
                return failed(ExitStatus::kDamaged,
                              "what was restored isn't in order, so it was thrown away: log of " +
                                  log.tenant.text() + ", position " +
                                  std::to_string(log.trouble->position.value()) + ": " +
                                  log.trouble->what + "; restore another backup (--backup)");
            }
        }
        return {};
    }

    Result<void> move() {
        std::error_code error;
        const std::string key = "/" + std::string(kMasterKeyFile);
        if (fs::exists(plan_.to + key, error)) {
            fs::rename(plan_.to + key, part_.root + key, error);
        }
        if (!error) {
            fs::rename(part_.root, plan_.to, error);  // Over a folder that is empty now.
        }
        if (error) {
            return failed(ExitStatus::kUnavailable, plan_.to + ": " + error.message());
        }
        return {};
    }

    const RestorePlan& plan_;
    const runtime::Clock& clock_;
    BackupFolder from_;
    DataFolder part_;
    std::unique_ptr<Keys> keys_;
    std::map<log::TenantId, log::Position> positions_;  ///< Of the logs that are cut back.
    std::vector<aggregates::ErasedKeys> erased_;        ///< In the whole logs of the backup.
    Restored restored_;
};

}  // namespace

Result<Restored> restore(const RestorePlan& plan, const runtime::Clock& clock) {
    return Restoring(plan, clock).run();
}

}  // namespace madoguchi::cli
