#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "madoguchi/codec/expected.hpp"
#include "madoguchi/codec/sealer.hpp"

namespace madoguchi::codec {

/// Opens nothing and tells which key each box names: who decodes stored bytes with it learns under
/// which keys they are sealed, whose data each is, and reads every sealed field as empty. `seal` is
/// an error. One thread.
class KeyIdCollector final : public Sealer {
 public:
    using Found = std::function<void(const SealPlace& place, std::string_view key_id)>;
    explicit KeyIdCollector(Found found) : found_(std::move(found)) {}

    [[nodiscard]] Expected<void, std::string> seal(const SealPlace& place, std::string_view plain,
                                                   SealedBox& box) override;
    [[nodiscard]] Expected<Opened, NotOpened> open(const SealPlace& place, std::string_view key_id,
                                                   std::string_view box,
                                                   std::string& plain) override;

 private:
    Found found_;
};

}  // namespace madoguchi::codec
