#include <chrono>
#include <filesystem>
#include <system_error>

#include "madoguchi/adapters/cli/arguments.hpp"
#include "madoguchi/adapters/cli/files.hpp"
#include "madoguchi/adapters/cli/key_report.hpp"
#include "madoguchi/adapters/cli/parts.hpp"
#include "madoguchi/adapters/cli/parts_checkpoints.hpp"
#include "madoguchi/adapters/cli/row_json.hpp"
#include "madoguchi/adapters/runtime/clock.hpp"

namespace madoguchi::cli {

namespace {

constexpr auto kBothFor = std::chrono::days(31);

/// The end of a day in Japan.
log::UtcTime end_of(facts::Date day) {
    constexpr auto kJapan = std::chrono::hours(9);
    return day + std::chrono::days(1) - kJapan;
}

Result<void> show(const Arguments& arguments, Console& console, log::UtcTime now) {
    const auto rows = signing_key_rows(arguments.data, arguments.signing_keys, now);
    if (!rows) {
        return log::unexpected(rows.error());
    }
    for (const auto& row : *rows) {
        if (console.json()) {
            JsonWriter json;
            write_json(json, row);
            console.line(json.take());
        } else {
            console.line(row.verifier_key + "  " + row.state + ", from " + row.from +
                         (row.until.empty() ? "" : " until " + row.until));
        }
    }
    return {};
}

}  // namespace

Result<void> show_signing_keys(const Arguments& arguments, Console& console) {
    return show(arguments, console, runtime::SystemClock().now());
}

Result<ExitStatus> run_keys_rotate_signing(const Arguments& arguments, Console& console) {
    const auto until = day_of(arguments.until, "--both-until");
    if (!until) {
        return log::unexpected(until.error());
    }
    // Nobody signs meanwhile: the log is ours.
    const auto ledger = open_ledger(arguments.data, true);
    if (!ledger) {
        return log::unexpected(ledger.error());
    }
    const auto keys = read_signing_keys(arguments.data, arguments.signing_keys);
    if (!keys) {
        return log::unexpected(keys.error());
    }
    const log::UtcTime now = runtime::SystemClock().now();
    const log::UtcTime both_until = *until ? end_of(**until) : now + kBothFor;
    if (both_until < now) {
        return failed(ExitStatus::kUsage, "--both-until lies in the past");
    }
    if (auto done = (*keys)->rotate(now, both_until); !done) {
        return log::unexpected(failure_of(done.error()));
    }
    if (auto shown = show(arguments, console, now); !shown) {
        return log::unexpected(shown.error());
    }
    return ExitStatus::kDone;
}

Result<ExitStatus> run_checkpoint_folder(const Arguments& arguments, Console& console) {
    auto places = checkpoint_places(arguments.data);
    if (!places) {
        return log::unexpected(places.error());
    }
    if (arguments.what.empty()) {
        console.line(places->second.empty() ? "no second folder" : places->second);
        return ExitStatus::kDone;
    }
    std::error_code error;
    const auto folder = std::filesystem::canonical(arguments.what, error);
    if (error || !std::filesystem::is_directory(folder)) {
        return failed(ExitStatus::kUsage, "the folder " + arguments.what +
                                              " isn't there: make it, or connect its disk");
    }
    const auto ledger = open_ledger(arguments.data, true);
    if (!ledger) {
        return log::unexpected(ledger.error());
    }
    const auto keys = read_signing_keys(arguments.data, arguments.signing_keys);
    if (!keys) {
        return log::unexpected(keys.error());
    }
    places->second = folder.string();
    const checkpoints::CheckpointFolders record(*places, **keys);
    if (auto filled = record.fill_second(); !filled) {
        return log::unexpected(failure_of(filled.error()));
    }
    if (auto read = record.read(); !read) {
        return log::unexpected(failure_of(read.error()));
    }
    if (auto named =
            write_file(DataFolder{arguments.data}.second_checkpoints(), places->second + "\n");
        !named) {
        return log::unexpected(named.error());
    }
    console.line(places->second);
    return ExitStatus::kDone;
}

}  // namespace madoguchi::cli
