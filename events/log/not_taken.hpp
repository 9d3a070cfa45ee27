#pragma once

namespace madoguchi::log {

/// `NotTaken::code` of a command whose personal data can't be sealed now: an operating error, which
/// may pass. Nothing is wrong with the command, so it is answered `kFailed`.
inline constexpr const char* kKeysUnavailable = "keys_unavailable";

}  // namespace madoguchi::log
