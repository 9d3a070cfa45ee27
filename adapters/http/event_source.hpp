#pragma once

#include <optional>
#include <string>

namespace madoguchi::http {

/// Where the events of one server-sent stream come from. Asked at intervals on a worker's thread,
/// by one thread at a time, as long as the client listens.
class EventSource {
 public:
    EventSource() = default;
    EventSource(const EventSource&) = delete;
    EventSource& operator=(const EventSource&) = delete;
    virtual ~EventSource() = default;

    /// What is new, in the form of `text/event-stream`; empty when nothing is; nothing when the
    /// stream ends.
    [[nodiscard]] virtual std::optional<std::string> take() = 0;
};

}  // namespace madoguchi::http
