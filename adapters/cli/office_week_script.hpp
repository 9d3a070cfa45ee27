#pragma once

#include <array>
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "madoguchi/adapters/cli/failure.hpp"

// The office week as data (ops/office-week/README.md says how it is written).
namespace madoguchi::cli {

/// A minute of the clock on the wall, in Japan.
using WallTime = std::chrono::sys_time<std::chrono::minutes>;

/// A sentence in both languages.
struct WeekWords {
    std::string ja;
    std::string en;
};

/// A role of a member of staff.
struct WeekRole {
    std::string role;
    std::vector<std::string> offices;  ///< Empty: the whole municipality.
};

/// A member of staff.
struct WeekStaff {
    std::string code;  ///< As it stands in the log.
    std::string name;  ///< Invented.
    WeekWords role;    ///< As the screen says it.
    std::vector<WeekRole> roles;
};

/// One municipality of the week.
struct WeekMunicipality {
    std::string tenant;
    std::string name;
    std::string policy_file;  ///< Below the folder of the policies.
    std::map<std::string, WeekStaff> staff;
    std::string administrator;  ///< Key of `staff`; appointed on the console.
    WallTime published_at;
    std::string published_by;  ///< Key of `staff`.
    std::string office;        ///< Where it is published.
};

/// The holder of a virtual card; invented.
struct WeekHolder {
    std::string name;
    std::string address;
    std::chrono::sys_days birth_date{};
};

/// A virtual card before its first use. The PINs are the card's, and stand nowhere else.
struct WeekCard {
    std::string number;
    WeekHolder holder;
    std::array<std::string, 4> pins;              ///< Per `card::index(Credential)`.
    std::vector<std::string> certificates;        ///< Kinds that the card bears.
    std::map<std::string, unsigned> wrong_tries;  ///< By credential: tries used up before.
};

/// Letters that are printed together.
struct WeekPrint {
    std::string batch;
    std::vector<std::string> cases;
    std::string planned_posting_on;
};

/// Card work on a virtual card.
struct WeekCardWork {
    std::string card;
    /// `virtual_card`: its own commands do it. `terminal`: it is handed off, done there, and read
    /// back here.
    std::string mode;
    std::string operation;
    std::vector<std::string> items;  ///< `reset signature`, `verify user_auth`, `read_back` …
    std::string entered_by;
    std::map<std::string, std::string> typed;  ///< `signature.new`: what the person types.
    std::string end;                           ///< How the work is expected to end.
};

/// The end of card work.
struct WeekCompletion {
    std::string operation;
    std::string card_returned_to;
};

/// A file that is taken in.
struct WeekImport {
    std::string kind;  ///< `expiry` `register`
    std::string file;  ///< Full path.
};

/// One thing that one person does or looks at.
struct WeekStep {
    WallTime at;
    std::string where;  ///< File and number, for messages.
    std::string municipality;
    std::string office;
    std::string who;         ///< Key of the municipality's staff.
    std::string case_alias;  ///< Empty: none.
    std::string on;          ///< `case` `office` `policy`
    WeekWords says;
    std::string command;  ///< JSON of the payload; empty where nothing is asked.
    std::string expect;   ///< Case status, `accepted`, `nothing_to_do` or `rejected:<code>`.
    std::optional<std::vector<std::string>> ids;  ///< Expected ids of the outcome.
    std::map<std::string, std::size_t> keep;      ///< Name under which an id is kept: its place.
    std::optional<WeekPrint> print;
    std::optional<WeekCardWork> card;
    std::optional<WeekCompletion> complete;
    std::optional<WeekImport> import_file;
    bool show_history = false;
};

/// How a day is closed.
struct WeekDayClose {
    std::chrono::minutes at{};
    std::string closed_by;
    std::string confirmed_by;
    std::map<std::string, std::string> explanations;  ///< By `<day>/<office>`.
};

/// The whole week.
struct WeekScript {
    WeekWords title;
    WallTime starts;
    WallTime ends;
    std::vector<WeekMunicipality> municipalities;
    std::map<std::string, WeekCard> cards;
    std::vector<WeekStep> steps;  ///< In the order of time.
    WeekDayClose day_close;
    std::string show_case;     ///< Alias of a case to look at afterwards.
    std::string history_case;  ///< Alias of a case whose history is worth a look.

    [[nodiscard]] const WeekMunicipality* municipality(const std::string& tenant) const;
};

/// Reads `week.json`, `people.json`, `cards.json` and `stories/*.json` of `folder`. References to
/// people and staff (`@person:`, `@staff:`) are filled in. Failure kUsage: which file and what is
/// wrong with it.
[[nodiscard]] Result<WeekScript> read_week_script(const std::string& folder);

}  // namespace madoguchi::cli
