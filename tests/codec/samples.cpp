#include "samples.hpp"

namespace madoguchi::codec {
namespace {

class Filler {
 public:
    Filler(std::uint32_t seed, bool sparse) : next_(seed * 1000), sparse_(sparse) {}

    void group(const Shape& shape, void* object) {
        for (const auto& field : shape.fields) {
            if (sparse_ && ++skip_ % 2 == 0) {
                continue;
            }
            void* const at = static_cast<std::byte*>(object) + field.offset;
            if (field.form == Form::kSingle) {
                value(field, at);
            } else {
                const int entries = field.form == Form::kList ? 2 : 1;
                for (int i = 0; i < entries; ++i) {
                    value(field, field.add(at));
                }
            }
        }
    }

 private:
    void value(const FieldShape& field, void* at) {
        const std::uint64_t n = ++next_;
        switch (field.type.kind) {
            case Kind::kText: {
                const std::string text = field.name + std::string("_") + std::to_string(n);
                field.type.set_text(at, field.type.sensitive ? "試験" + text : text);
                return;
            }
            case Kind::kBool:
                field.type.set_number(at, 1);
                return;
            case Kind::kUint32:
                field.type.set_number(at, n);
                return;
            case Kind::kUint64:
                field.type.set_number(at, (std::uint64_t{1} << 40) + n);
                return;
            case Kind::kDate:
                field.type.set_number(at, 20'000 + n % 5'000);
                return;
            case Kind::kGroup:
                group(*field.type.group, at);
                return;
        }
    }

    std::uint64_t next_;
    std::uint64_t skip_ = 0;
    bool sparse_;
};

}  // namespace

void fill(const Shape& shape, void* object, std::uint32_t seed, bool sparse) {
    Filler(seed, sparse).group(shape, object);
}

}  // namespace madoguchi::codec
