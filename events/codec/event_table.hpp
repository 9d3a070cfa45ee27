#pragma once

#include <vector>

#include "madoguchi/codec/event_registry.hpp"

namespace madoguchi::codec {

/// The stored forms of every fact: the one table of wire names. A name is never changed or taken
/// out: a fact that changes gets another name, and the old one stays as a retired form with its
/// upcasters (tests/golden/wire_names.txt holds it to that).
[[nodiscard]] std::vector<StoredForm> event_forms();

}  // namespace madoguchi::codec
