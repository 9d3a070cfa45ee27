#include "madoguchi/adapters/runtime/server.hpp"

#include <utility>

#include "madoguchi/adapters/runtime/server_impl.hpp"
#include "madoguchi/log/assert.hpp"

namespace madoguchi::runtime {

Server::Server(const ServerParts& parts, ServerOptions options)
    : impl_(std::make_unique<Impl>(parts, std::move(options))) {}

Server::~Server() = default;

log::Expected<void, log::StoreError> Server::open() { return impl_->open(); }

void Server::run() { impl_->run(); }

log::Expected<log::Answer, Busy> Server::submit(log::Command command) {
    std::vector<log::Command> one;
    one.push_back(std::move(command));
    auto answers = impl_->submit(std::move(one));
    if (!answers) {
        return log::unexpected(std::move(answers.error()));
    }
    MADOGUCHI_LOG_ASSERT(answers->size() == 1);
    return std::move(answers->front());
}

log::Expected<std::vector<log::Answer>, Busy> Server::submit(std::vector<log::Command> commands) {
    return impl_->submit(std::move(commands));
}

void Server::post(log::Command command, Done done) {
    impl_->post(std::move(command), std::move(done));
}

log::Expected<void, log::StoreError> Server::tick() { return impl_->tick(); }
log::Expected<void, log::StoreError> Server::record_heads() { return impl_->record_heads(); }

log::Expected<void, log::StoreError> Server::confirm_clock(const std::string& actor) {
    return impl_->confirm_clock(actor);
}

std::vector<log::TenantId> Server::clocks_in_doubt() { return impl_->clocks_in_doubt(); }

log::Expected<void, log::StoreError> Server::stop() { return impl_->stop(); }

std::optional<log::StoreError> Server::stopped() const { return impl_->stopped(); }

std::size_t Server::waiting() const { return impl_->waiting(); }

}  // namespace madoguchi::runtime
