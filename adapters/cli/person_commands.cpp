#include <functional>

#include "madoguchi/adapters/cli/arguments.hpp"
#include "madoguchi/adapters/cli/persons.hpp"
#include "madoguchi/adapters/cli/row_lines.hpp"
#include "madoguchi/adapters/cli/row_table.hpp"
#include "madoguchi/projections/queries/case_queries.hpp"

// The register of persons: who may be the same, who is, and what a person's cases are.
namespace madoguchi::cli {

namespace {

/// A person of a case as lists show it.
struct PartyLine {
    std::string municipality;
    std::string group;  ///< What is proposed to be the same person has the same number.
    std::string ground;
    std::string case_number;
    std::string stream;
    std::string holder;
    std::string status;
    std::string person;     ///< Key; empty: nobody has said.
    std::string principal;  ///< Who the case is about, for an agent: the person's key.
    std::string erased_on;
    MADOGUCHI_FIELDS(PartyLine, municipality, group, ground, case_number, stream, holder, status,
                     person, principal, erased_on);
};

void write_lines(Console& console, const std::vector<PartyLine>& lines) {
    write_rows(console, lines,
               {"組", "根拠", "受付番号", "立場", "状態", "人物", "本人の人物", "消去日"},
               [](const PartyLine& line) -> std::vector<std::string> {
                   return {line.group,       word_label(line.ground),
                           line.case_number, word_label(line.holder),
                           line.status,      line.person,
                           line.principal,   line.erased_on};
               });
}

/// A party with its case's number and status.
Result<PartyLine> line_of(const Installation& installation, const log::TenantId& tenant,
                          const projections::KnownParty& known) {
    const auto cases = installation.view("cases", tenant);
    const auto search = installation.view("search", tenant);
    if (!cases || !search) {
        return log::unexpected(!cases ? cases.error() : search.error());
    }
    const auto row = projections::case_row(**cases, known.party.stream);
    if (!row) {
        return log::unexpected(failure_of(row.error()));
    }
    PartyLine line{.municipality = tenant.text(),
                   .group = {},
                   .ground = {},
                   .case_number = {},
                   .stream = known.party.stream,
                   .holder = known.party.holder,
                   .status = {},
                   .person = known.person,
                   .principal = {},
                   .erased_on = {}};
    if (*row) {
        line.case_number = (*row)->case_number;
        line.status =
            projections::case_line(known.party.stream, **row, installation.today()).status_ja;
    }
    if (known.party.holder != "principal") {
        auto principal = projections::person_of(**search, {known.party.stream, "principal"});
        if (!principal) {
            return log::unexpected(failure_of(principal.error()));
        }
        line.principal = std::move(*principal);
    }
    return line;
}

Result<void> add_proposals(const Installation& installation, const log::TenantId& tenant,
                           const std::vector<projections::Proposal>& proposals,
                           std::vector<PartyLine>& lines) {
    std::size_t group = 0;
    for (const auto& proposal : proposals) {
        ++group;
        for (const auto& party : proposal.parties) {
            auto line = line_of(installation, tenant, party);
            if (!line) {
                return log::unexpected(line.error());
            }
            line->group = std::to_string(group);
            line->ground = proposal.ground;
            lines.push_back(std::move(*line));
        }
    }
    return {};
}

/// The person's cases, in the order of their streams.
Result<std::vector<PartyLine>> cases_of(const Installation& installation, const PersonRef& person) {
    const auto search = installation.view("search", person.tenant);
    const auto persons = installation.view("persons", person.tenant);
    if (!search || !persons) {
        return log::unexpected(!search ? search.error() : persons.error());
    }
    const auto parties = projections::parties_of(**search, person.key);
    const auto row = projections::person_row(**persons, person.key);
    if (!parties || !row) {
        return log::unexpected(failure_of(!parties ? parties.error() : row.error()));
    }
    std::vector<PartyLine> lines;
    for (const auto& party : *parties) {
        auto line = line_of(installation, person.tenant, {party, person.key});
        if (!line) {
            return log::unexpected(line.error());
        }
        for (const auto& link :
             *row ? (*row)->links : std::vector<projections::PersonLinkColumns>()) {
            if ("case/" + link.case_id == party.stream && link.holder == party.holder &&
                link.erased_on) {
                line->erased_on = facts::date_text(*link.erased_on);
            }
        }
        lines.push_back(std::move(*line));
    }
    return lines;
}

/// Puts a command to a party's case and says what came of it.
Result<bool> say(Installation& installation, const FoundParty& party, const Desk& desk,
                 Console& console, RegisterCommand command) {
    command.fields.insert(command.fields.begin(), {"holder", party.holder});
    const auto answer =
        submit_to(installation, party.which.tenant, party.which.stream, desk, command);
    if (!answer) {
        return log::unexpected(answer.error());
    }
    console.line(answer_words(*answer));
    return is_done(*answer);
}

/// The ground on which two parties are proposed to be the same; `said_by_clerk` where nothing
/// proposes it.
Result<std::string> ground_of(const Installation& installation, const FoundParty& one,
                              const FoundParty& other) {
    const auto search = installation.view("search", one.which.tenant);
    if (!search) {
        return log::unexpected(search.error());
    }
    const auto found = projections::proposals_for(**search, {one.which.stream.text(), one.holder});
    if (!found) {
        return log::unexpected(failure_of(found.error()));
    }
    for (const auto& proposal : *found) {
        for (const auto& party : proposal.parties) {
            if (party.party.stream == other.which.stream.text() &&
                party.party.holder == other.holder) {
                return proposal.ground;
            }
        }
    }
    return std::string("said_by_clerk");
}

/// Two parties of one municipality, open for writing.
struct Pair {
    std::unique_ptr<Installation> installation;
    Desk desk;
    FoundParty one;
    FoundParty other;
};

Result<Pair> open_pair(const Arguments& arguments, Console& console) {
    auto desk = desk_of(arguments);
    if (!desk) {
        return log::unexpected(desk.error());
    }
    auto installation = open_installation(arguments, console);
    if (!installation) {
        return log::unexpected(installation.error());
    }
    auto one = find_party(**installation, arguments.what, arguments.municipality);
    auto other = find_party(**installation, arguments.value, arguments.municipality);
    if (!one || !other) {
        return log::unexpected(!one ? one.error() : other.error());
    }
    if (one->which.tenant != other->which.tenant) {
        return failed(ExitStatus::kUsage, "the two cases are of different municipalities");
    }
    return Pair{std::move(*installation), std::move(*desk), std::move(*one), std::move(*other)};
}

/// The person that `party` is, made of the party itself where nobody has said.
Result<std::string> person_or_new(Installation& installation, const FoundParty& party,
                                  const Desk& desk, Console& console) {
    auto person = person_of(installation, party);
    if (!person || !person->empty()) {
        return person;
    }
    std::string key = own_person_key(installation, party);
    const auto done = say(installation, party, desk, console,
                          {"identify_party", {{"person", key}, {"ground", "said_by_clerk"}}});
    if (!done) {
        return log::unexpected(done.error());
    }
    return *done ? Result<std::string>(std::move(key)) : Result<std::string>(std::string());
}

ExitStatus status_of(bool done) { return done ? ExitStatus::kDone : ExitStatus::kPartly; }

}  // namespace

Result<ExitStatus> run_person_proposals(const Arguments& arguments, Console& console) {
    const auto installation = open_installation(arguments, console);
    if (!installation) {
        return log::unexpected(installation.error());
    }
    const auto tenants = municipalities_of(**installation, arguments);
    if (!tenants) {
        return log::unexpected(tenants.error());
    }
    std::vector<PartyLine> lines;
    for (const auto& tenant : *tenants) {
        const auto search = (*installation)->view("search", tenant);
        if (!search) {
            return log::unexpected(search.error());
        }
        const auto page = projections::proposals(**search, arguments.after, arguments.limit);
        if (!page) {
            return log::unexpected(failure_of(page.error()));
        }
        if (auto added = add_proposals(**installation, tenant, page->proposals, lines); !added) {
            return log::unexpected(added.error());
        }
        if (!page->next.empty()) {
            console.note("more in " + tenant.text() + ": --municipality " + tenant.text() +
                         " --after " + page->next);
        }
    }
    write_lines(console, lines);
    return ExitStatus::kDone;
}

Result<ExitStatus> run_person_show(const Arguments& arguments, Console& console) {
    const auto installation = open_installation(arguments, console);
    if (!installation) {
        return log::unexpected(installation.error());
    }
    std::vector<PartyLine> lines;
    if (const auto person = find_person(**installation, arguments.what, arguments.municipality)) {
        auto cases = cases_of(**installation, *person);
        if (!cases) {
            return log::unexpected(cases.error());
        }
        lines = std::move(*cases);
    }
    // Whoever isn't identified yet, or whose other cases wait to be.
    if (const auto party = find_party(**installation, arguments.what, arguments.municipality)) {
        const auto search = (*installation)->view("search", party->which.tenant);
        if (!search) {
            return log::unexpected(search.error());
        }
        const auto found =
            projections::proposals_for(**search, {party->which.stream.text(), party->holder});
        if (!found) {
            return log::unexpected(failure_of(found.error()));
        }
        if (auto added = add_proposals(**installation, party->which.tenant, *found, lines);
            !added) {
            return log::unexpected(added.error());
        }
    } else if (lines.empty()) {
        return log::unexpected(party.error());
    }
    write_lines(console, lines);
    return ExitStatus::kDone;
}

Result<ExitStatus> run_person_same(const Arguments& arguments, Console& console) {
    const auto pair = open_pair(arguments, console);
    if (!pair) {
        return log::unexpected(pair.error());
    }
    Installation& installation = *pair->installation;
    const auto ground = ground_of(installation, pair->other, pair->one);
    if (!ground) {
        return log::unexpected(ground.error());
    }
    // Whoever of the two is known already is the person; the first one where neither is.
    const auto known = person_of(installation, pair->other);
    const auto first = person_of(installation, pair->one);
    if (!known || !first) {
        return log::unexpected(!known ? known.error() : first.error());
    }
    const bool swap = first->empty() && !known->empty();
    const FoundParty& person_of_this = swap ? pair->other : pair->one;
    const FoundParty& joins = swap ? pair->one : pair->other;
    const auto person = person_or_new(installation, person_of_this, pair->desk, console);
    if (!person || person->empty()) {
        return person ? Result<ExitStatus>(ExitStatus::kPartly) : log::unexpected(person.error());
    }
    return say(installation, joins, pair->desk, console,
               {"identify_party", {{"person", *person}, {"ground", *ground}}})
        .map(status_of);
}

Result<ExitStatus> run_person_different(const Arguments& arguments, Console& console) {
    const auto pair = open_pair(arguments, console);
    if (!pair) {
        return log::unexpected(pair.error());
    }
    const auto person = person_or_new(*pair->installation, pair->one, pair->desk, console);
    if (!person || person->empty()) {
        return person ? Result<ExitStatus>(ExitStatus::kPartly) : log::unexpected(person.error());
    }
    return say(*pair->installation, pair->other, pair->desk, console,
               {"distinguish_party", {{"person", *person}}})
        .map(status_of);
}

namespace {

/// One party, one command.
Result<ExitStatus> on_party(
    const Arguments& arguments, Console& console,
    const std::function<RegisterCommand(const Installation&, const FoundParty&)>& command) {
    const auto desk = desk_of(arguments);
    if (!desk) {
        return log::unexpected(desk.error());
    }
    const auto installation = open_installation(arguments, console);
    if (!installation) {
        return log::unexpected(installation.error());
    }
    const auto party = find_party(**installation, arguments.what, arguments.municipality);
    if (!party) {
        return log::unexpected(party.error());
    }
    return say(**installation, *party, *desk, console, command(**installation, *party))
        .map(status_of);
}

}  // namespace

Result<ExitStatus> run_person_register(const Arguments& arguments, Console& console) {
    return on_party(
        arguments, console, [](const Installation& installation, const FoundParty& party) {
            return RegisterCommand{
                "identify_party",
                {{"person", own_person_key(installation, party)}, {"ground", "said_by_clerk"}}};
        });
}

Result<ExitStatus> run_person_undo(const Arguments& arguments, Console& console) {
    return on_party(arguments, console, [](const Installation&, const FoundParty&) {
        return RegisterCommand{"release_party", {}};
    });
}

}  // namespace madoguchi::cli
