#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "madoguchi/codec/expected.hpp"
#include "madoguchi/codec/mapping.hpp"
#include "madoguchi/codec/sealer.hpp"
#include "madoguchi/codec/shape.hpp"
#include "madoguchi/facts/any_event.hpp"

namespace madoguchi::codec {

/// One stored form of a fact: the current one, or a retired one that is read and upcast.
struct StoredForm {
    std::string name;  ///< Wire name, e.g. `madoguchi.case.case_opened.v1`; never reused.
    const Shape* shape = nullptr;
    const google::protobuf::Descriptor* message = nullptr;
    Mapping mapping;
    bool retired = false;
    /// Puts a fresh fact of this form into the event and returns it. Unset iff retired.
    void* (*emplace)(facts::AnyEvent&) = nullptr;
    /// Reads the retired form and puts the current fact that it means into the event. Set iff
    /// retired.
    std::function<Expected<void, CodecError>(const StoredForm&, std::string_view, const Origin&,
                                             Sealer&, facts::AnyEvent&)>
        read_retired;
};

/// Every stored form by its wire name, and the current form of every fact. Immutable once filled;
/// then thread-safe. An upcaster that is added makes another registry.
class EventRegistry {
 public:
    /// The forms of event_table.cpp. Made at first use.
    [[nodiscard]] static const EventRegistry& current();

    /// A registry of the given forms. Ends the program when a name stands twice.
    explicit EventRegistry(std::vector<StoredForm> forms);

    /// The form of that name; null when this build doesn't know it.
    [[nodiscard]] const StoredForm* find(std::string_view name) const;

    /// The current form of a fact by its place: aggregate in `AnyEvent`, fact in the aggregate's
    /// variant.
    [[nodiscard]] const StoredForm& form_at(std::size_t aggregate, std::size_t fact) const {
        return *current_[aggregate][fact];
    }

    [[nodiscard]] const std::vector<StoredForm>& forms() const { return forms_; }

 private:
    std::vector<StoredForm> forms_;
    std::unordered_map<std::string_view, const StoredForm*> by_name_;
    std::vector<std::vector<const StoredForm*>> current_;
};

/// Applies upcasters in order.
template <typename Old, typename Step, typename... Steps>
[[nodiscard]] auto upcast(Old old, const Step& step, const Steps&... steps) {
    if constexpr (sizeof...(Steps) == 0) {
        return step(std::move(old));
    } else {
        return upcast(step(std::move(old)), steps...);
    }
}

/// The form of a struct that is no fact any more. `steps` are its upcasters, one per version,
/// applied in order; the last gives a fact, or an aggregate's event.
template <typename Retired, typename... Steps>
[[nodiscard]] StoredForm retired_form(std::string name, const google::protobuf::Descriptor& message,
                                      Steps... steps) {
    StoredForm form{std::move(name),
                    &shape_of<Retired>(),
                    &message,
                    Mapping(shape_of<Retired>(), message),
                    true,
                    nullptr,
                    nullptr};
    form.read_retired = [steps...](const StoredForm& self, std::string_view bytes,
                                   const Origin& origin, Sealer& sealer,
                                   facts::AnyEvent& event) -> Expected<void, CodecError> {
        Retired old;
        if (auto read = self.mapping.decode(bytes, origin, sealer, &old); !read) {
            return read;
        }
        event = upcast(std::move(old), steps...);
        return {};
    };
    return form;
}

}  // namespace madoguchi::codec
