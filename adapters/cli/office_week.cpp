#include "madoguchi/adapters/cli/office_week.hpp"

#include <filesystem>
#include <memory>

#include "madoguchi/adapters/cli/office_week_player.hpp"
#include "madoguchi/adapters/cli/serve/demonstration.hpp"

namespace madoguchi::cli {

namespace {

Result<void> make_empty_folder(const std::string& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) {
        return failed(ExitStatus::kUsage, folder + " can't be made: " + error.message());
    }
    if (!std::filesystem::is_empty(folder, error) || error) {
        return failed(ExitStatus::kUsage,
                      folder + " isn't empty: name another folder, or take this one away");
    }
    return {};
}

/// The program as it can be called from the folder in which the week is played.
std::string this_program() {
    std::error_code error;
    const auto path = std::filesystem::read_symlink("/proc/self/exe", error);
    const auto near = error ? path : std::filesystem::proximate(path, error);
    return error ? "madoguchi" : near.string();
}

void show_where(WeekScreen& screen, const WeekScript& script, const std::string& folder,
                const WeekFolders& folders, const WeekCounts& counts) {
    screen.line("");
    screen.line("終わり。手順 " + std::to_string(counts.steps) + "、操作 " +
                std::to_string(counts.commands) + "、PDF " + std::to_string(counts.pdfs) + " 通。");
    screen.line("The end: " + std::to_string(counts.steps) + " steps, " +
                std::to_string(counts.commands) + " commands, " + std::to_string(counts.pdfs) +
                " PDFs.");
    screen.table("どこにあるか  Where it is", {{"もの", "場所"},
                                               {"データ  data", folder + "/data"},
                                               {"照会書・来庁票 PDF  letters", folders.letters},
                                               {"仮想カード  virtual cards", folders.cards}});
    const std::string program = this_program();
    const std::string with = " --data " + folder + "/data";
    screen.table("見るには  To look at it",
                 {{"何を", "どの命令で"},
                  {"一覧", program + " list open" + with},
                  {"集計", program + " dashboard" + with},
                  {"案件", program + " show " + script.show_case + with},
                  {"経過", program + " history " + script.history_case + with},
                  {"検証", program + " verify" + with}});
    screen.line("");
}

}  // namespace

Result<void> play_office_week(const OfficeWeekOptions& options, std::ostream& out) {
    const auto script = read_week_script(options.script);
    if (!script) {
        return log::unexpected(script.error());
    }
    if (auto made = make_empty_folder(options.folder); !made) {
        return made;
    }
    InstallationOptions installed{
        .folder = options.folder + "/data",
        .master_key = {},  // A key of its own: what is played is invented.
        .tenants = {},
        .signing_keys = {},
        .compress = options.compress,
        .report = [&out](const std::string& line) { out << line << '\n'; },
        .on_take_over = {},
        .on_stopped = {}};
    for (const WeekMunicipality& one : script->municipalities) {
        installed.tenants.push_back(one.tenant);
    }
    runtime::SimulatedClock clock(instant_of(script->starts));
    const auto installation = Installation::open(installed, clock);
    if (!installation) {
        return log::unexpected(installation.error());
    }
    // Before anything is printed: letters of invented people say so.
    if (auto marked = serve::mark_demonstration(installed.folder, clock.now()); !marked) {
        return marked;
    }
    OfficeDesk desk(**installation, clock);
    WeekScreen screen(out);
    const WeekFolders folders{.policies = options.policies,
                              .letters = options.folder + "/letters",
                              .cards = options.folder + "/cards"};
    OfficeWeekPlayer player(*script, folders, desk, screen);
    const auto counts = player.play();
    if (!counts) {
        return log::unexpected(counts.error());
    }
    if (auto closed = (*installation)->close(); !closed) {
        return closed;
    }
    if (auto marked = serve::mark_demonstration(installed.folder, clock.now()); !marked) {
        return marked;
    }
    show_where(screen, *script, options.folder, folders, *counts);
    return {};
}

}  // namespace madoguchi::cli
