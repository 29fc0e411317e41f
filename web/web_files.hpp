// The browser interface as it is built into the binary: every file of it, ready to be sent.
#pragma once

#include <span>
#include <string_view>

namespace duban::web {

/// One file. `path` begins with a slash; `etag` is quoted and follows the content. Files with `immutable` carry the hash of
/// their content in their name and never change under it. `gzip` is always there; `plain` is there for text of the first
/// request (index.html) only and empty otherwise: a client that takes no gzip gets the rest inflated, or 406.
struct File {
    std::string_view path;
    std::string_view content_type;
    std::string_view etag;
    bool immutable;
    std::span<const unsigned char> gzip;
    std::span<const unsigned char> plain;
};

/// All files, in the order of their paths. A path that is not among them and not under /api is a place inside the
/// interface: the answer to it is /index.html.
std::span<const File> files();

}  // namespace duban::web
