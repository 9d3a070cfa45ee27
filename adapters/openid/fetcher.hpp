#pragma once

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "madoguchi/adapters/openid/fault.hpp"

namespace madoguchi::openid {

/// Names and values of a form, or of an address's parameters.
using Form = std::vector<std::pair<std::string, std::string>>;

/// Percent-encoded as forms are (`application/x-www-form-urlencoded`), `name=value&…`.
[[nodiscard]] std::string encoded(const Form& form);

/// Whether an address is one that may be asked: HTTPS, or HTTP on this machine.
[[nodiscard]] bool is_safe_address(const std::string& address);

/// An HTTPS client: follows no redirects, takes at most 1 MiB, and gives up after `timeout`.
/// Thread-safe: nothing is shared.
class Fetcher {
 public:
    /// `ca_file`: PEM of who may sign the other end's certificate; empty: whom the system trusts.
    Fetcher(std::string ca_file, std::chrono::seconds timeout)
        : ca_file_(std::move(ca_file)), timeout_(timeout) {}

    struct Fetched {
        long status = 0;
        std::string body;
    };
    /// Faults: kUnreachable; kUnfit for an address that mustn't be asked.
    [[nodiscard]] Answer<Fetched> get(const std::string& address) const;
    /// Posts a form, with a name and a password for HTTP Basic unless both are empty.
    [[nodiscard]] Answer<Fetched> post(const std::string& address, const Form& form,
                                       const std::string& user, const std::string& password) const;

 private:
    std::string ca_file_;
    std::chrono::seconds timeout_;
};

}  // namespace madoguchi::openid
