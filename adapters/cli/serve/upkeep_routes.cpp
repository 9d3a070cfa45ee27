#include "madoguchi/adapters/cli/backup_report.hpp"
#include "madoguchi/adapters/cli/checkpoint_report.hpp"
#include "madoguchi/adapters/cli/key_report.hpp"
#include "madoguchi/adapters/cli/retention.hpp"
#include "madoguchi/adapters/cli/row_json.hpp"
#include "madoguchi/adapters/cli/serve/routes.hpp"
#include "madoguchi/adapters/keystore/data_keys.hpp"

// How the record is kept: keys, checkpoints, backups, what is due to be disposed of. Only looked at
// here; what is to be done about it is done on the server's console.
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

}  // namespace madoguchi::cli::serve
