#include "madoguchi/adapters/rocksdb/keys.hpp"

#include "madoguchi/adapters/rocksdb/rows.hpp"

namespace madoguchi::rocksdb {
namespace {

constexpr std::uint8_t kDueRow = 'd';
constexpr std::uint8_t kStreamTimerRow = 's';

std::string_view bytes_of_id(const log::CommandId& id) {
    return {reinterpret_cast<const char*>(id.bytes.data()), id.bytes.size()};
}

}  // namespace

std::string tenant_key(const log::TenantId& tenant) { return RowWriter().tenant(tenant).bytes(); }

std::string commit_key(const log::TenantId& tenant, log::Position position) {
    return RowWriter().tenant(tenant).u64(position.value()).bytes();
}

std::string stream_key(const log::TenantId& tenant, const log::StreamId& stream) {
    return RowWriter().tenant(tenant).name(stream.text()).bytes();
}

std::string outcome_key(const log::TenantId& tenant, const log::CommandId& id) {
    return RowWriter().tenant(tenant).raw(bytes_of_id(id)).bytes();
}

std::string sequence_key(const log::TenantId& tenant, std::string_view series) {
    return RowWriter().tenant(tenant).raw(series).bytes();
}

std::string meta_key(const log::TenantId& tenant, MetaRow row, std::string_view name) {
    return RowWriter().tenant(tenant).u8(static_cast<std::uint8_t>(row)).raw(name).bytes();
}

std::string tile_key(const log::TenantId& tenant, log::TilePlace place) {
    return RowWriter().tenant(tenant).u8(place.level).u64(place.index).bytes();
}

std::string due_key(const log::TenantId& tenant, const log::Timer& timer) {
    return RowWriter()
        .raw(due_prefix(tenant))
        .time(timer.due_at)
        .name(timer.stream.text())
        .text(timer.kind)
        .text(timer.key)
        .bytes();
}

std::string stream_timer_key(const log::TenantId& tenant, const log::Timer& timer) {
    return RowWriter()
        .raw(stream_timer_prefix(tenant, timer.stream))
        .text(timer.kind)
        .text(timer.key)
        .time(timer.due_at)
        .bytes();
}

std::string due_prefix(const log::TenantId& tenant) {
    return RowWriter().tenant(tenant).u8(kDueRow).bytes();
}

std::string stream_timer_prefix(const log::TenantId& tenant, const log::StreamId& stream) {
    return RowWriter().tenant(tenant).u8(kStreamTimerRow).name(stream.text()).bytes();
}

bool parse_due(std::string_view key, log::Timer& timer) {
    RowReader reader(key);
    (void)reader.name();
    (void)reader.u8();
    timer.due_at = reader.time();
    timer.stream = log::StreamId(reader.name());
    timer.kind = reader.text();
    timer.key = reader.text();
    return reader.done();
}

bool parse_stream_timer(std::string_view key, log::Timer& timer) {
    RowReader reader(key);
    (void)reader.name();
    (void)reader.u8();
    timer.stream = log::StreamId(reader.name());
    timer.kind = reader.text();
    timer.key = reader.text();
    timer.due_at = reader.time();
    return reader.done();
}

}  // namespace madoguchi::rocksdb
