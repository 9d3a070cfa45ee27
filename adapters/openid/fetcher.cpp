#include "madoguchi/adapters/openid/fetcher.hpp"

#include <curl/curl.h>

#include <memory>

#include "madoguchi/log/assert.hpp"

namespace madoguchi::openid {

namespace {

using Handle = std::unique_ptr<CURL, decltype(&::curl_easy_cleanup)>;
using List = std::unique_ptr<::curl_slist, decltype(&::curl_slist_free_all)>;

constexpr std::size_t kBodyBytesMax = std::size_t{1} << 20U;

Handle new_handle() {
    // Thread-safe in Debian's libcurl (7.84 and newer), and only once.
    static const bool ready = ::curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    MADOGUCHI_LOG_ASSERT(ready);
    Handle handle(::curl_easy_init(), &::curl_easy_cleanup);
    MADOGUCHI_LOG_ASSERT(handle != nullptr);
    return handle;
}

std::string escaped(const std::string& text) {
    const auto handle = new_handle();
    const std::unique_ptr<char, decltype(&::curl_free)> bytes(
        ::curl_easy_escape(handle.get(), text.data(), static_cast<int>(text.size())), &::curl_free);
    return bytes == nullptr ? std::string() : std::string(bytes.get());
}

/// curl's callback: 0 taken ends the transfer.
std::size_t take(const char* bytes, std::size_t /*one*/, std::size_t size, void* body) {
    auto& text = *static_cast<std::string*>(body);
    if (text.size() + size > kBodyBytesMax) {
        return 0;
    }
    text.append(bytes, size);
    return size;
}

/// What is the same for every request.
void prepare(CURL* handle, const std::string& address, const std::string& ca_file,
             std::chrono::seconds timeout, std::string& body) {
    ::curl_easy_setopt(handle, CURLOPT_URL, address.c_str());
    ::curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    ::curl_easy_setopt(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    ::curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
    ::curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    ::curl_easy_setopt(handle, CURLOPT_TIMEOUT, static_cast<long>(timeout.count()));
    ::curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, &take);
    ::curl_easy_setopt(handle, CURLOPT_WRITEDATA, &body);
    if (!ca_file.empty()) {
        ::curl_easy_setopt(handle, CURLOPT_CAINFO, ca_file.c_str());
    }
}

Answer<Fetcher::Fetched> perform(CURL* handle, const std::string& address, std::string& body) {
    if (const CURLcode code = ::curl_easy_perform(handle); code != CURLE_OK) {
        return fail(Fault::Kind::kUnreachable, address + ": " + ::curl_easy_strerror(code));
    }
    Fetcher::Fetched fetched{.status = 0, .body = std::move(body)};
    ::curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &fetched.status);
    return fetched;
}

auto unsafe(const std::string& address) {
    return fail(Fault::Kind::kUnfit, address + ": only https is asked, http on this machine only");
}

}  // namespace

std::string encoded(const Form& form) {
    std::string text;
    for (const auto& [name, value] : form) {
        text.append(text.empty() ? "" : "&").append(escaped(name)).append("=");
        text.append(escaped(value));
    }
    return text;
}

bool is_safe_address(const std::string& address) {
    const std::unique_ptr<CURLU, decltype(&::curl_url_cleanup)> url(::curl_url(),
                                                                    &::curl_url_cleanup);
    if (::curl_url_set(url.get(), CURLUPART_URL, address.c_str(), 0) != CURLUE_OK) {
        return false;
    }
    const auto part = [&](CURLUPart which) {
        char* text = nullptr;
        ::curl_url_get(url.get(), which, &text, 0);
        const std::unique_ptr<char, decltype(&::curl_free)> owned(text, &::curl_free);
        return owned == nullptr ? std::string() : std::string(owned.get());
    };
    const std::string scheme = part(CURLUPART_SCHEME);
    const std::string host = part(CURLUPART_HOST);
    const bool is_here = host == "127.0.0.1" || host == "[::1]" || host == "localhost";
    return scheme == "https" || (scheme == "http" && is_here);
}

Answer<Fetcher::Fetched> Fetcher::get(const std::string& address) const {
    if (!is_safe_address(address)) {
        return unsafe(address);
    }
    const auto handle = new_handle();
    std::string body;
    prepare(handle.get(), address, ca_file_, timeout_, body);
    return perform(handle.get(), address, body);
}

Answer<Fetcher::Fetched> Fetcher::post(const std::string& address, const Form& form,
                                       const std::string& user, const std::string& password) const {
    if (!is_safe_address(address)) {
        return unsafe(address);
    }
    const auto handle = new_handle();
    std::string body;
    prepare(handle.get(), address, ca_file_, timeout_, body);
    const std::string sent = encoded(form);
    ::curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDSIZE, static_cast<long>(sent.size()));
    ::curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDS, sent.c_str());
    // RFC 6749 §2.3.1: both are form-encoded before they become a header.
    const std::string name = escaped(user);
    const std::string secret = escaped(password);
    if (!user.empty()) {
        ::curl_easy_setopt(handle.get(), CURLOPT_HTTPAUTH, static_cast<long>(CURLAUTH_BASIC));
        ::curl_easy_setopt(handle.get(), CURLOPT_USERNAME, name.c_str());
        ::curl_easy_setopt(handle.get(), CURLOPT_PASSWORD, secret.c_str());
    }
    const List headers(::curl_slist_append(nullptr, "Accept: application/json"),
                       &::curl_slist_free_all);
    ::curl_easy_setopt(handle.get(), CURLOPT_HTTPHEADER, headers.get());
    return perform(handle.get(), address, body);
}

}  // namespace madoguchi::openid
