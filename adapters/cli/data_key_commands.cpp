#include <filesystem>

#include "madoguchi/adapters/cli/arguments.hpp"
#include "madoguchi/adapters/cli/files.hpp"
#include "madoguchi/adapters/cli/key_report.hpp"
#include "madoguchi/adapters/cli/parts.hpp"
#include "madoguchi/adapters/cli/row_json.hpp"
#include "madoguchi/adapters/keystore/escrow.hpp"
#include "madoguchi/adapters/keystore/key_database.hpp"
#include "madoguchi/adapters/keystore/master_key.hpp"
#include "madoguchi/adapters/runtime/clock.hpp"
#include "madoguchi/projections/core/event_context.hpp"

// The master key and the data keys that it wraps. No key is printed, but on shares.
namespace madoguchi::cli {

namespace {

using keystore::KeyDatabase;
using keystore::MasterKeys;

KeyPlaces places_of(const Arguments& arguments) {
    return {arguments.data, master_key_source(arguments, arguments.data)};
}

/// The key database with its master key.
struct Opened {
    MasterKeys masters;
    keystore::SecretKey master;
    std::unique_ptr<KeyDatabase> database;
};

Failure no_keys(const std::string& folder) {
    return {ExitStatus::kNotFound,
            "there is no key database in " + folder + ": name a data folder with --data"};
}

Result<Opened> open_keys(const Arguments& arguments) {
    auto masters = master_keys(places_of(arguments));
    if (!masters) {
        return log::unexpected(masters.error());
    }
    const std::string folder = DataFolder{arguments.data}.keys();
    if (!KeyDatabase::exists(folder)) {
        return log::unexpected(no_keys(folder));
    }
    const auto wanted = KeyDatabase::master_fingerprint(folder);
    if (!wanted) {
        return log::unexpected(failure_of(wanted.error()));
    }
    auto master = masters->read(*wanted);
    if (!master) {
        return log::unexpected(failure_of(master.error()));
    }
    auto database = KeyDatabase::open(folder, *master);
    if (!database) {
        return log::unexpected(failure_of(database.error()));
    }
    return Opened{std::move(*masters), std::move(*master), std::move(*database)};
}

/// The next master key: beside the present one, or from another place.
Result<keystore::SecretKey> next_master(const Opened& opened, const std::optional<MasterKeys>& to) {
    auto next = !to ? opened.masters.prepare() : to->exists() ? to->read() : to->make();
    if (!next) {
        return log::unexpected(failure_of(next.error()));
    }
    if (keystore::fingerprint(*next) == keystore::fingerprint(opened.master)) {
        return failed(ExitStatus::kUsage, "--to names the master key that there is: give another");
    }
    return std::move(*next);
}

}  // namespace

Result<ExitStatus> run_keys_show(const Arguments& arguments, Console& console) {
    const auto opened = open_keys(arguments);
    if (!opened) {
        return log::unexpected(opened.error());
    }
    const auto read = data_keys_row(*opened->database, places_of(arguments));
    if (!read) {
        return log::unexpected(read.error());
    }
    const DataKeysRow& row = *read;
    if (console.json()) {
        JsonWriter json;
        write_json(json, row);
        console.line(json.take());
    } else {
        console.line("master key " + row.master_fingerprint + " of installation " +
                     row.installation + ", from " + row.master_key + ", since " +
                     row.wrapped_since);
        console.line(std::to_string(row.data_keys) + " data keys, of which " +
                     std::to_string(row.data_keys_in_use) + " are in use; " +
                     std::to_string(row.data_keys_destroyed) + " were destroyed; " +
                     std::to_string(row.other_keys) + " other keys");
    }
    if (auto shown = show_signing_keys(arguments, console); !shown) {
        return log::unexpected(shown.error());
    }
    if (row.beside_the_data) {
        console.note(
            "the master key lies in the data folder: who takes the one has the other; give it "
            "another place with 'madoguchi keys rotate --to …'");
    } else if (row.on_the_disk_of_the_data) {
        console.note(
            "the master key lies on the disk of the data: unless that is encrypted, who takes it "
            "has both; for real data give the key another place with 'madoguchi keys rotate --to "
            "…'");
    }
    if (!row.memory_locked) {
        console.note("keys in memory can't be locked and may be swapped: raise RLIMIT_MEMLOCK");
    }
    return ExitStatus::kDone;
}

Result<ExitStatus> run_keys_rotate(const Arguments& arguments, Console& console) {
    std::optional<MasterKeys> to;
    if (!arguments.value.empty()) {
        auto named = master_keys({arguments.data, arguments.value});
        if (!named) {
            return log::unexpected(named.error());
        }
        to = std::move(*named);
    }
    auto opened = open_keys(arguments);
    if (!opened) {
        return log::unexpected(opened.error());
    }
    const auto next = next_master(*opened, to);
    if (!next) {
        return log::unexpected(next.error());
    }
    const auto before = opened->masters.source_of(keystore::fingerprint(opened->master));
    if (auto copied = opened->database->copy_under(*next); !copied) {
        return log::unexpected(failure_of(copied.error()));
    }
    if (!to) {
        if (auto done = opened->masters.finish(); !done) {
            return log::unexpected(failure_of(done.error()));
        }
        if (opened->masters.source().kind == keystore::MasterKeySource::Kind::kFolder) {
            console.note(
                "the master key of before stays where it is, because backups of the keys "
                "taken so far need it; destroy it when the last of them has expired: " +
                before.text());
        }
    } else {
        console.note(
            "from now on start with --master-key '" + arguments.value +
            "' (or MADOGUCHI_MASTER_KEY), and destroy the master key of before: " + before.text());
    }
    console.line("master key " + keystore::fingerprint(*next) + " in the place of " +
                 keystore::fingerprint(opened->master));
    console.note(
        "shares of the master key of before bring nothing back that is written from now on: make "
        "new ones (madoguchi keys escrow), and keep those as long as backups of the old keys");
    return ExitStatus::kDone;
}

Result<ExitStatus> run_keys_escrow(const Arguments& arguments, Console& console) {
    const auto opened = open_keys(arguments);
    if (!opened) {
        return log::unexpected(opened.error());
    }
    const auto today = projections::day_in_japan(runtime::SystemClock().now());
    const auto shares =
        keystore::make_shares(opened->master, {.installation = opened->database->installation_id(),
                                               .made_on = facts::date_text(today),
                                               .shares = arguments.shares,
                                               .threshold = arguments.threshold});
    if (!shares) {
        return failed(ExitStatus::kUsage, shares.error());
    }
    if (auto made = make_folder(arguments.out); !made) {
        return log::unexpected(made.error());
    }
    std::vector<std::string> paths;
    for (std::size_t i = 1; i <= shares->size(); ++i) {
        paths.push_back(arguments.out + "/share-" + std::to_string(i) + ".txt");
        std::error_code error;
        if (std::filesystem::exists(paths.back(), error)) {
            return failed(ExitStatus::kUsage,
                          paths.back() + " is there already: name another folder with --out");
        }
    }
    for (std::size_t i = 0; i < paths.size(); ++i) {
        if (auto written = write_file(paths[i], (*shares)[i]); !written) {
            return log::unexpected(written.error());
        }
        console.line(paths[i]);
    }
    console.note(
        "print each, seal each in an envelope for another keeper, then destroy the files; " +
        std::to_string(arguments.threshold) + " of them are the master key");
    return ExitStatus::kDone;
}

Result<ExitStatus> run_keys_restore(const Arguments& arguments, Console& console) {
    const auto masters = master_keys(places_of(arguments));
    if (!masters) {
        return log::unexpected(masters.error());
    }
    std::vector<std::string> texts;
    for (const auto& path : arguments.files) {
        constexpr std::size_t kShareBytesMax = 64U << 10;
        auto text = read_file(path, kShareBytesMax);
        if (!text) {
            return log::unexpected(text.error());
        }
        texts.push_back(std::move(*text));
    }
    const auto master = keystore::combine_shares(texts);
    if (!master) {
        return failed(ExitStatus::kUsage, master.error());
    }
    const std::string folder = DataFolder{arguments.data}.keys();
    if (KeyDatabase::exists(folder)) {
        const auto wanted = KeyDatabase::master_fingerprint(folder);
        if (!wanted) {
            return log::unexpected(failure_of(wanted.error()));
        }
        if (*wanted != keystore::fingerprint(*master)) {
            return failed(ExitStatus::kUsage, "these shares bring back the master key " +
                                                  keystore::fingerprint(*master) +
                                                  ", but the key database in " + folder +
                                                  " is wrapped by " + *wanted);
        }
    }
    if (auto put = masters->put(*master); !put) {
        return log::unexpected(failure_of(put.error()));
    }
    console.line("master key " + keystore::fingerprint(*master) +
                 " is back: " + masters->source_of(keystore::fingerprint(*master)).text());
    return ExitStatus::kDone;
}

}  // namespace madoguchi::cli
