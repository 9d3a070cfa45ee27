#include <CLI/CLI.hpp>

#include "madoguchi/adapters/cli/command_line.hpp"
// The server for browsers, and who may sign in.

namespace madoguchi::cli {

void CommandLine::commands_on_serving() {
    CLI::App* const serve =
        add(*app_, "serve",
            "Serve the office's browsers until SIGTERM or SIGINT; plain on this machine only, "
            "encrypted anywhere. The first start prints an administrator's password for once",
            "madoguchi serve --listen 0.0.0.0:8443 --tls-cert cert.pem --tls-key key.pem",
            run_serve, Record::kUntouched);
    serve->add_option("--listen", arguments_.listen, "Where to listen; port 0: any free one")
        ->default_val("127.0.0.1:8080")
        ->type_name("ADDRESS:PORT");
    serve->add_option("--tls-cert", arguments_.tls_cert, "Certificate with its chain, PEM")
        ->type_name("FILE");
    serve->add_option("--tls-key", arguments_.tls_key, "Its key, PEM without a passphrase")
        ->type_name("FILE");
    serve
        ->add_option("--oidc", arguments_.providers,
                     "Description of a municipality's identity provider (OpenID Connect), JSON")
        ->type_name("FILE");
    serve
        ->add_option("--origin", arguments_.origin,
                     "Address under which browsers know the server, for security keys")
        ->type_name("https://HOST[:PORT]");
    serve
        ->add_option("--training-at", arguments_.training_at,
                     "Address of the training server: the sign-in page leads there")
        ->type_name("https://HOST[:PORT]");
    serve->add_option("--site", arguments_.site, "Folder of the built web application")
        ->type_name("DIR");
    CLI::App* const account = add(
        *app_->get_subcommand("staff"), "account",
        "Let somebody sign in: prints a password for once, which takes the place of theirs",
        "madoguchi staff account k1 --municipality CODE", run_staff_account, Record::kUntouched);
    account->add_option("STAFF", arguments_.what, "Their staff code")->required()->type_name("");
    municipality(account);
}

}  // namespace madoguchi::cli
