#include "madoguchi/adapters/cli/export_registers.hpp"

#include "madoguchi/adapters/cli/files.hpp"
#include "madoguchi/adapters/cli/row_json.hpp"
#include "madoguchi/projections/core/row.hpp"

namespace madoguchi::cli {

namespace {

/// A cell of a CSV file: quoted where it has to be.
std::string cell(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) {
        return text;
    }
    std::string quoted = "\"";
    for (const char c : text) {
        quoted += c;
        if (c == '"') {
            quoted += '"';
        }
    }
    return quoted + "\"";
}

std::string word_of(projections::Segment segment) {
    switch (segment) {
        case projections::Segment::kNone:
            return {};
        case projections::Segment::kOffice:
            return "office";
        case projections::Segment::kPost:
            return "post";
        case projections::Segment::kCitizen:
            return "citizen";
    }
    return {};
}

/// Texts and days stand as they are, what is absent is empty; groups and lists are JSON.
template <typename Field>
std::string cell_of(const Field& field) {
    if constexpr (std::is_same_v<Field, std::string>) {
        return cell(field);
    } else if constexpr (std::is_same_v<Field, projections::CaseStatus>) {
        return std::string(projections::word_of(field));
    } else if constexpr (std::is_same_v<Field, projections::Segment>) {
        return word_of(field);
    } else {
        JsonWriter json;
        write_json(json, field);
        std::string text = json.take();
        const bool is_plain = text.size() >= 2 && text.front() == '"' &&
                              text.find_first_of("\\\"", 1) == text.size() - 1;
        return text == "null" ? std::string()
                              : cell(is_plain ? text.substr(1, text.size() - 2) : text);
    }
}

/// All rows of one kind below a key of a view, the rest of the key in the first column.
template <typename Kind>
Result<void> write_register(const projections::ViewReader& view, const std::string& prefix,
                            const std::string& path) {
    std::string text = "key";
    Kind::with_fields(
        [&](const auto&... field) { ((text += std::string(",") + field.name), ...); });
    text += "\r\n";
    const auto visited = view.scan(projections::keys_under(prefix),
                                   [&](std::string_view key, const projections::Row& stored) {
                                       const Kind* const row = projections::row_as<Kind>(stored);
                                       if (row != nullptr) {
                                           text += cell(std::string(key.substr(prefix.size())));
                                           Kind::with_fields([&](const auto&... field) {
                                               ((text += "," + cell_of(row->*(field.member))), ...);
                                           });
                                           text += "\r\n";
                                       }
                                       return true;
                                   });
    if (!visited) {
        return log::unexpected(failure_of(visited.error()));
    }
    return write_file(path, text);
}

}  // namespace

Result<void> export_registers(const Installation& installation, const log::TenantId& tenant,
                              const std::string& folder) {
    const auto cases = installation.view("cases", tenant);
    const auto daybook = installation.view("daybook", tenant);
    if (!cases || !daybook) {
        return log::unexpected(cases ? daybook.error() : cases.error());
    }
    auto done = write_register<projections::CaseRow>(**cases, "s/", folder + "/cases.csv");
    if (done) {
        done = write_register<projections::MoneyRow>(**daybook, "m/", folder + "/fees.csv");
    }
    if (done) {
        done = write_register<projections::DocumentNumberRow>(**daybook, "g/",
                                                              folder + "/document_numbers.csv");
    }
    if (done) {
        done =
            write_register<projections::BatchRow>(**daybook, "p/", folder + "/print_batches.csv");
    }
    if (done) {
        done =
            write_register<projections::DayCloseRow>(**daybook, "z/", folder + "/day_closes.csv");
    }
    return done;
}

}  // namespace madoguchi::cli
