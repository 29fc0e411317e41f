#include "domain/light.hpp"

namespace duban::domain {

std::string_view name_of(Light light) {
  switch (light) {
    case Light::normal:
      return "normal";
    case Light::soon:
      return "soon";
    case Light::overdue:
      return "overdue";
    case Light::unknown:
      return "unknown";
    case Light::closed:
      return "closed";
    case Light::suspended:
      return "suspended";
  }
  return {};
}

std::optional<Light> light_named(std::string_view name) {
  for (Light light : kLights)
    if (name_of(light) == name) return light;
  return std::nullopt;
}

}  // namespace duban::domain
