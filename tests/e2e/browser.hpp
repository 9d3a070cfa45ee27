#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "program.hpp"

namespace madoguchi::e2e {

/// What a server answered.
struct Reply {
    int status = 0;
    std::string head;  ///< Status line and header.
    std::string body;

    /// The body as JSON; null where it is none.
    [[nodiscard]] json data() const { return json::parse(body, nullptr, false); }
    /// The value of a header; empty where it isn't there.
    [[nodiscard]] std::string header(const std::string& name) const;
    /// The code of the problem that it is.
    [[nodiscard]] std::string code() const;
};

using Headers = std::vector<std::pair<std::string, std::string>>;

/// One browser at one server: remembers the session's cookie and the token that changes need.
class Browser {
 public:
    explicit Browser(std::uint16_t port) : port_(port) {}

    Reply get(const std::string& path, const Headers& headers = {});
    Reply post(const std::string& path, const json& body = json::object(),
               const Headers& headers = {});
    Reply send(const std::string& method, const std::string& path, const std::string& body,
               const Headers& headers);
    /// Puts a command to a case under an id made of `number`.
    Reply command(const std::string& which, int number, const char* name, const json& payload,
                  const Headers& headers = {});

    /// Signs in; where the password is one for once, chooses another.
    void sign_in(const std::string& municipality, const std::string& staff,
                 const std::string& password);

    [[nodiscard]] std::uint16_t port() const { return port_; }
    [[nodiscard]] const std::string& cookie() const { return cookie_; }

    std::string csrf;
    /// What `sign_in` chooses.
    static constexpr const char* kPassword = "ながいながいことばですよね";

 private:
    std::uint16_t port_;
    std::string cookie_name_;
    std::string cookie_;
};

/// A UUID made of a number.
[[nodiscard]] std::string uuid(int number);

}  // namespace madoguchi::e2e
