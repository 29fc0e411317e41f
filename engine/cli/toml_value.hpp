// Values of the configuration file as what they should be; what they are not is refused with the name and the line.
#pragma once

#include <toml++/toml.h>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace duban::cli {

[[noreturn]] inline void refuse(const std::string& name, const toml::node& node, const std::string& expected) {
  throw std::runtime_error("配置项 " + name + "（第 " + std::to_string(node.source().begin.line) + " 行）应是" +
                           expected + "。");
}

inline std::string text(const std::string& name, const toml::node& node) {
  if (const auto value = node.value_exact<std::string>()) return *value;
  refuse(name, node, "文字");
}

inline bool flag(const std::string& name, const toml::node& node) {
  if (const auto value = node.value_exact<bool>()) return *value;
  refuse(name, node, " true 或 false");
}

inline std::int64_t number(const std::string& name, const toml::node& node, std::int64_t least, std::int64_t most) {
  const auto value = node.value_exact<std::int64_t>();
  if (value && *value >= least && *value <= most) return *value;
  refuse(name, node, " " + std::to_string(least) + " 到 " + std::to_string(most) + " 之间的整数");
}

inline std::vector<std::string> texts(const std::string& name, const toml::node& node) {
  std::vector<std::string> values;
  const toml::array* array = node.as_array();
  if (array == nullptr) refuse(name, node, "文字的列表");
  for (const toml::node& each : *array) values.push_back(text(name, each));
  return values;
}

}  // namespace duban::cli
