#include "madoguchi/adapters/cli/persons.hpp"

#include <utility>

#include "madoguchi/adapters/cli/command_text.hpp"

namespace madoguchi::cli {

namespace {

constexpr std::string_view kPerson = "person/";

/// `text` without the holder behind its last colon, and the holder.
std::pair<std::string_view, std::string> split_party(std::string_view text) {
    for (const std::string_view holder : {"principal", "agent", "other_agent"}) {
        const std::string suffix = ":" + std::string(holder);
        if (text.ends_with(suffix)) {
            text.remove_suffix(suffix.size());
            return {text, std::string(holder)};
        }
    }
    return {text, "principal"};
}

projections::PartyRef ref_of(const FoundParty& party) {
    return {party.which.stream.text(), party.holder};
}

/// The person of that key in one of the municipalities; none where the register has no such.
Result<std::optional<PersonRef>> person_by_key(const Installation& installation,
                                               const std::string& key,
                                               std::string_view municipality) {
    for (const auto& tenant : installation.asked()) {
        if (!municipality.empty() && tenant.text() != municipality) {
            continue;
        }
        const auto persons = installation.view("persons", tenant);
        if (!persons) {
            return log::unexpected(persons.error());
        }
        const auto row = projections::person_row(**persons, key);
        if (!row) {
            return log::unexpected(failure_of(row.error()));
        }
        if (*row) {
            return std::optional(PersonRef{tenant, key});
        }
    }
    return std::optional<PersonRef>();
}

}  // namespace

Result<FoundParty> find_party(const Installation& installation, std::string_view wanted,
                              std::string_view municipality) {
    auto [name, holder] = split_party(wanted);
    const auto which = find_case(installation, name, municipality);
    if (!which) {
        return log::unexpected(which.error());
    }
    if (holder != "principal") {
        const auto file = read_case(installation, *which);
        if (!file) {
            return log::unexpected(file.error());
        }
        if (!(holder == "agent" ? file->parties.agent : file->parties.other_agent)) {
            return failed(ExitStatus::kNotFound, "case " + std::string(name) + " has no " + holder +
                                                     ": nobody came as one");
        }
    }
    return FoundParty{*which, std::move(holder)};
}

Result<std::string> person_of(const Installation& installation, const FoundParty& party) {
    const auto search = installation.view("search", party.which.tenant);
    if (!search) {
        return log::unexpected(search.error());
    }
    auto person = projections::person_of(**search, ref_of(party));
    if (!person) {
        return log::unexpected(failure_of(person.error()));
    }
    return std::move(*person);
}

Result<PersonRef> find_person(const Installation& installation, std::string_view wanted,
                              std::string_view municipality) {
    const bool named = wanted.starts_with(kPerson);
    const std::string key(wanted.substr(named ? kPerson.size() : 0));
    const auto known = person_by_key(installation, key, municipality);
    if (!known) {
        return log::unexpected(known.error());
    }
    if (*known) {
        return **known;
    }
    if (named) {
        return failed(ExitStatus::kNotFound, "the register has no person '" + key + "'");
    }
    const auto party = find_party(installation, wanted, municipality);
    if (!party) {
        return log::unexpected(party.error());
    }
    auto person = person_of(installation, *party);
    if (!person) {
        return log::unexpected(person.error());
    }
    if (person->empty()) {
        return failed(ExitStatus::kNotFound,
                      "nobody has said who the " + party->holder + " of " + std::string(wanted) +
                          " is: look at 'madoguchi person show', then 'madoguchi person same' "
                          "with another case, or 'madoguchi person register'");
    }
    return PersonRef{party->which.tenant, std::move(*person)};
}

std::string own_person_key(const Installation& installation, const FoundParty& party) {
    return installation.derived_id("person of " + party.which.tenant.text() + " " +
                                   party.which.stream.text() + " " + party.holder);
}

Result<log::Answer> submit_to(Installation& installation, const log::TenantId& tenant,
                              const log::StreamId& stream, const Desk& desk,
                              const RegisterCommand& command) {
    CommandText text(tenant.text(), stream.text(), desk, fresh_id());
    text.open(command.name);
    for (const auto& [name, value] : command.fields) {
        text.field(name, value);
    }
    auto answer = installation.submit_json(text.take());
    if (!answer) {
        return answer;
    }
    if (auto done = installation.tick(); !done) {
        return log::unexpected(done.error());
    }
    return answer;
}

}  // namespace madoguchi::cli
