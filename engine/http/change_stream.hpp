// A stream of changes (text/event-stream): what one connection is told of the log, piece by piece. Each piece reads a
// snapshot of its own and is bounded, so that whoever reads slowly holds up nobody and is held in little memory.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/call.hpp"

namespace duban::http {

class ChangeStream {
 public:
  /// Gives its place among the streams back at its end. `position` is the last that the reader knows of.
  ChangeStream(const Call& call, std::int64_t position, bool gap);
  ~ChangeStream();
  ChangeStream(const ChangeStream&) = delete;
  ChangeStream& operator=(const ChangeStream&) = delete;

  struct Piece {
    /// Empty: nothing is to be said now.
    std::string text;
    /// There is more to be said at once.
    bool more = false;
  };
  /// What is to be sent now; nothing once the session or token has ended, or means somebody else.
  std::optional<Piece> next(std::int64_t now_ms);

 private:
  void add_changes(Piece& piece);

  Site& site_;
  domain::Actor actor_;
  Proof proof_;
  std::string secret_digest_;
  /// The kinds of streams of the log whose lists the person may read.
  std::vector<std::string_view> kinds_;
  std::int64_t position_;
  bool gap_;
  bool begun_ = false;
  std::int64_t said_at_ms_ = 0;
};

}  // namespace duban::http
