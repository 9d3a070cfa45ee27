#include <algorithm>

#include "madoguchi/adapters/cli/backup_report.hpp"
#include "madoguchi/adapters/cli/checkpoint_report.hpp"
#include "madoguchi/adapters/cli/key_report.hpp"
#include "madoguchi/adapters/cli/retention.hpp"
#include "madoguchi/adapters/cli/row_json.hpp"
#include "madoguchi/adapters/cli/serve/routes.hpp"
#include "madoguchi/adapters/keystore/data_keys.hpp"

// How the record is kept: keys, checkpoints, backups, what is due to be disposed of. Only looked at
// here; what is to be done about it is done on the server's console. But a clock that stood still
// or jumped, as over a long weekend, is confirmed here.
namespace madoguchi::cli::serve {

namespace {

constexpr std::size_t kDueRows = 50;

template <typename Row>
Answer<http::Response> answer_row(const Result<Row>& row) {
    if (!row) {
        return refuse(problem_of(row.error()));
    }
    JsonWriter json;
    write_json(json, *row);
    return json_response(json.take());
}

}  // namespace

Answer<http::Response> show_keys(Services& services, const Call& /*call*/) {
    const Installation& installation = services.installation;
    auto data_keys = data_keys_row(installation.keys().data_keys()->database(),
                                   {installation.folder(), services.master_key});
    auto signing_keys = signing_key_rows(installation.folder(), installation.signing_keys_folder(),
                                         installation.now());
    if (!data_keys || !signing_keys) {
        return refuse(problem_of(!data_keys ? data_keys.error() : signing_keys.error()));
    }
    JsonWriter json;
    json.begin_object();
    write_members(json, *data_keys);
    json.key("signing_keys");
    write_json(json, *signing_keys);
    json.end_object();
    return json_response(json.take());
}

Answer<http::Response> show_checkpoints(Services& services, const Call& call) {
    return answer_row(checkpoint_row(services.installation, call.tenant));
}

Answer<http::Response> show_backups(Services& services, const Call& call) {
    return answer_row(backup_report(services.installation, call.tenant));
}

Answer<http::Response> show_retention(Services& services, const Call& call) {
    const std::string_view held = call.request.parameter("held");
    return answer_row(due_page(services.installation, call.tenant,
                               {.held = held == "1",
                                .limit = kDueRows,
                                .after = std::string(call.request.parameter("after"))}));
}

Answer<http::Response> show_clock(Services& services, const Call& call) {
    const auto in_doubt = services.installation.clocks_in_doubt();
    JsonWriter json;
    json.begin_object();
    json.key("in_doubt");
    json.truth(std::ranges::find(in_doubt, call.tenant) != in_doubt.end());
    json.end_object();
    return json_response(json.take());
}

/// The clock is the machine's: it is right for every municipality, or for none.
Answer<http::Response> confirm_clock(Services& services, const Call& call) {
    if (auto done = services.installation.confirm_clock(call.session.who.staff); !done) {
        return refuse(problem_of(done.error()));
    }
    return http::Response{.status = 204};  // The server's own timers go on with their next turn.
}

}  // namespace madoguchi::cli::serve
