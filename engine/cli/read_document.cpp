// `duban read-document`: not for people. The program starts itself with it to have a foreign document parsed apart.
#include <memory>
#include <string>

#include "cli/commands.hpp"
#include "document/parse.hpp"
#include "document/reading_child.hpp"

namespace duban::cli {

void add_read_document(CLI::App& app) {
  auto with_character_maps = std::make_shared<bool>(false);
  CLI::App* command = app.add_subcommand(std::string(document::kReadingChild), "reads a document for another process");
  // An empty group keeps it out of the help.
  command->group("");
  command->add_flag(std::string(document::kWithCharacterMaps), *with_character_maps);
  auto as_table = std::make_shared<bool>(false);
  command->add_flag(std::string(document::kAsTable), *as_table);
  command->callback([with_character_maps, as_table] {
    const bool maps = *with_character_maps;
    document::run_reading_child(maps ? document::FileAccess::character_maps : document::FileAccess::none,
                                *as_table ? document::parse_table : document::parse_document);
  });
}

}  // namespace duban::cli
