// The child's side of `read_document`: parses what stands at standard input and answers on standard output.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "document/sandbox.hpp"
#include "domain/rejection.hpp"

namespace duban::document {

/// The hidden subcommand by which a program becomes the child, and the word that asks for the character maps.
inline constexpr std::string_view kReadingChild = "read-document";
inline constexpr std::string_view kWithCharacterMaps = "--character-maps";
/// Asks for the rows of a table instead of a document's text.
inline constexpr std::string_view kAsTable = "--as-table";

using Parser = std::function<domain::Result<std::string>(std::string_view bytes)>;

/// Enters the sandbox, has standard input parsed, answers, and ends the process without a return: what a parser has
/// broken is not tidied up.
[[noreturn]] void run_reading_child(FileAccess access, const Parser& parser);

/// Exit statuses of the child besides 0.
inline constexpr int kOutOfMemory = 3;
inline constexpr int kNotRead = 4;

/// The text or the refusal that the child has answered with; nothing if it is not in the form that a sound child uses.
/// Nothing in it is believed: the child may be in the hands of the document.
std::optional<domain::Result<std::string>> answer_of(std::string_view output);

}  // namespace duban::document
