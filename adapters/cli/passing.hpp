#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "madoguchi/adapters/cli/files.hpp"

// What goes over the socket between a command line and the server that carries it out.
namespace madoguchi::cli {

/// A command line and what it is to be carried out with.
struct PassedCommand {
    std::vector<std::string> arguments;   ///< Without the program's name.
    std::vector<Descriptor> descriptors;  ///< Standard input, output, error, the working folder.
};
inline constexpr std::size_t kPassedDescriptors = 4;

/// Connects to, or listens at, a socket in a folder however long the folder's path is. A negative
/// number: errno says why.
[[nodiscard]] Descriptor connect_in(const std::string& folder, const std::string& name);
[[nodiscard]] Descriptor listen_in(const std::string& folder, const std::string& name);

/// Sends a command line with descriptors; false: the peer is gone, or it is too long.
[[nodiscard]] bool pass(int socket, const std::vector<std::string>& arguments,
                        const std::array<int, kPassedDescriptors>& descriptors);
/// Receives one; nothing where the peer sends anything else.
[[nodiscard]] std::optional<PassedCommand> receive(int socket);

}  // namespace madoguchi::cli
