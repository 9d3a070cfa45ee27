#include "madoguchi/adapters/cli/backup_notes.hpp"

#include "madoguchi/adapters/protobuf/text_forms.hpp"
#include "madoguchi/log/proof/checkpoint.hpp"

namespace madoguchi::cli {

namespace {

constexpr const char* kTakenNote = "taken ";
constexpr const char* kLogNote = "log ";

/// The words of a note.
std::vector<std::string> words(const std::string& note) {
    std::vector<std::string> found(1);
    for (const char c : note) {
        if (c == ' ') {
            found.emplace_back();
        } else {
            found.back() += c;
        }
    }
    return found;
}

}  // namespace

std::string taken_note(log::UtcTime at) { return kTakenNote + protobuf::time_text(at); }

std::string note_of(const BackedUpLog& log) {
    return kLogNote + log.tenant.text() + " " + std::to_string(log.position) + " " + log.root;
}

Backup backup_of(const backup::KeptBackup& kept) {
    Backup found{.id = kept.id,
                 .taken_at = {},
                 .files = kept.files,
                 .bytes = kept.bytes,
                 .new_bytes = 0,
                 .logs = {}};
    for (const auto& note : kept.notes) {
        const auto parts = words(note);
        if (parts.size() == 2 && note.starts_with(kTakenNote)) {
            found.taken_at = parts[1];
        } else if (parts.size() == 4 && note.starts_with(kLogNote)) {
            found.logs.push_back(
                {log::TenantId(parts[1]), log::number_of(parts[2]).value_or(0), parts[3]});
        }
    }
    return found;
}

}  // namespace madoguchi::cli
