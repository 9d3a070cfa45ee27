#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "madoguchi/codec/expected.hpp"
#include "madoguchi/codec/subject.hpp"

namespace madoguchi::codec {

/// Where something is stored: what a sealed value is bound to, but for its field.
struct Origin {
    std::string_view tenant;
    std::string_view stream;
    std::string_view type;  ///< Wire name; named in errors as well.
};

/// Which value is sealed: what its box is bound to, so that it opens nowhere else.
struct SealPlace {
    std::string_view tenant;
    std::string_view stream;             ///< E.g. `case/…`.
    std::string_view type;               ///< Wire name of the event or state that holds it.
    std::string_view field;              ///< Path of the field; entries of a list share one path.
    Subject subject = Subject::kStream;  ///< Whose data it is. Chooses the key; the box isn't bound
                                         ///< to it.
};

/// A sealed value.
struct SealedBox {
    std::string key_id;  ///< Which key opens it.
    std::string box;     ///< Opaque.
};

/// What became of opening a box.
enum class Opened : std::uint8_t {
    kOpened,
    kErased,  ///< The key doesn't exist any more, or is not to be used: the field stays empty.
};

/// Why a box wasn't opened.
struct NotOpened {
    std::string reason;
    bool may_pass = false;  ///< The key can't be had now; nothing may be wrong with the box.
};

/// Seals personal data before it is stored, and opens it. Implementations say which threads may use
/// them. Plaintexts of one type are of one length where the type says so (bool is `0` or `1`).
class Sealer {
 public:
    virtual ~Sealer() = default;

    /// Seals `plain` into `box`, replacing what is in it. Error: why there is no key; no value.
    [[nodiscard]] virtual Expected<void, std::string> seal(const SealPlace& place,
                                                           std::string_view plain,
                                                           SealedBox& box) = 0;

    /// Opens a box into `plain`, replacing what is in it; empties it when the key is gone.
    /// Error: the box is no box of this sealer, or was moved from another place, or was altered;
    /// or its key can't be had now.
    [[nodiscard]] virtual Expected<Opened, NotOpened> open(const SealPlace& place,
                                                           std::string_view key_id,
                                                           std::string_view box,
                                                           std::string& plain) = 0;
};

/// The plain implementation of the port: the box is the text. Key id `plain`. Thread-safe.
class PlainSealer final : public Sealer {
 public:
    [[nodiscard]] Expected<void, std::string> seal(const SealPlace& place, std::string_view plain,
                                                   SealedBox& box) override;
    [[nodiscard]] Expected<Opened, NotOpened> open(const SealPlace& place, std::string_view key_id,
                                                   std::string_view box,
                                                   std::string& plain) override;
};

/// Opens nothing: every sealed field is read as empty. For readers that need only what is in clear.
/// `seal` is an error. Thread-safe.
class ClosedSealer final : public Sealer {
 public:
    [[nodiscard]] Expected<void, std::string> seal(const SealPlace& place, std::string_view plain,
                                                   SealedBox& box) override;
    [[nodiscard]] Expected<Opened, NotOpened> open(const SealPlace& place, std::string_view key_id,
                                                   std::string_view box,
                                                   std::string& plain) override;
};

}  // namespace madoguchi::codec
