#include "madoguchi/codec/mapping.hpp"

#include <cstdio>
#include <cstdlib>

#include "madoguchi/codec/message_reader.hpp"
#include "madoguchi/codec/message_writer.hpp"
#include "madoguchi/codec/plan.hpp"

namespace madoguchi::codec {

Mapping::Mapping(const Shape& shape, const google::protobuf::Descriptor& message) {
    std::vector<std::string> differences;
    plan_ = std::make_unique<const Plan>(make_plan(shape, message, differences));
    for (const auto& difference : differences) {
        std::fprintf(stderr, "field table and message differ: %s\n", difference.c_str());
    }
    if (!differences.empty()) {
        std::abort();
    }
}

Mapping::~Mapping() = default;
Mapping::Mapping(Mapping&&) noexcept = default;
Mapping& Mapping::operator=(Mapping&&) noexcept = default;

std::vector<std::string> Mapping::differences(const Shape& shape,
                                              const google::protobuf::Descriptor& message) {
    std::vector<std::string> differences;
    (void)make_plan(shape, message, differences);
    return differences;
}

Expected<void, CodecError> Mapping::encode(const void* object, const Origin& origin, Sealer& sealer,
                                           std::string& out) const {
    return MessageWriter(origin, sealer, out).write(*plan_, object);
}

Expected<void, CodecError> Mapping::decode(std::string_view bytes, const Origin& origin,
                                           Sealer& sealer, void* object) const {
    return MessageReader(origin, sealer).read(*plan_, bytes, object);
}

}  // namespace madoguchi::codec
