#pragma once

#include <optional>
#include <string>
#include <vector>

namespace madoguchi::cli {

/// Name, in the data folder, of the socket at which its server takes command lines.
[[nodiscard]] const char* command_socket();

/// Hands a command line, with the standard input and output and the working folder of this process,
/// to the server that has the data folder open, and waits until it has been carried out there.
/// Returns the status to end with; nothing where no server takes it.
[[nodiscard]] std::optional<int> hand_over(const std::string& folder,
                                           const std::vector<std::string>& arguments);

}  // namespace madoguchi::cli
