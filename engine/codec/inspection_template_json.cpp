#include "codec/inspection_template_json.hpp"

#include <algorithm>

#include "codec/digest.hpp"
#include "codec/json_lines.hpp"
#include "codec/json_shape.hpp"

namespace duban::codec {

namespace {

namespace json = boost::json;
using namespace domain;  // NOLINT(google-build-using-namespace): the file is about its types

constexpr std::string_view kWhat = "督查模板";
constexpr int kWeightMax = 100;

struct Reader {
  JsonShape shape;

  TemplateQuestion question(const json::object& object, const std::string& place) {
    TemplateQuestion read;
    read.question = shape.text(object, place, "question", Needed::yes);
    read.kind = shape.named(object, place, "kind", kItemKinds, Needed::no, ItemKind::judgement);
    read.evidence_required = shape.flag(object, place, "evidence_required", false);
    read.weight = shape.number(object, place, "weight", 0, kWeightMax, Needed::no, 1);
    return read;
  }

  TemplateSection section(const json::value& value, const std::string& place) {
    TemplateSection read;
    const json::object* object = shape.object(value, place, {"title", "items"});
    if (object == nullptr) return read;
    read.title = shape.text(*object, place, "title", Needed::yes);
    shape.each(*object, place, "items", Needed::yes, [&](const json::value& item, const std::string& at) {
      if (const json::object* found = shape.object(item, at, {"question", "kind", "evidence_required", "weight"}))
        read.questions.push_back(question(*found, at));
    });
    return read;
  }

  void generated(const json::value& value, const std::string& place, std::vector<GeneratedQuestion>& to) {
    const json::object* object =
        shape.object(value, place, {"source", "section", "question", "kind", "evidence_required", "weight"});
    if (object == nullptr) return;
    GeneratedQuestion read;
    read.source = shape.named(*object, place, "source", kItemSources, Needed::yes, ItemSource::open_assignment);
    read.section = shape.text(*object, place, "section", Needed::yes);
    read.question = question(*object, place);
    if (read.source == ItemSource::fixed)
      shape.add(place + "/source", "应为由情况生成的一种，template 的问题写在 sections 中。");
    if (std::ranges::find(to, read.source, &GeneratedQuestion::source) != to.end())
      shape.add(place + "/source", "每种来源应只写一次，" + std::string(name_of(read.source)) + "写了两次。");
    to.push_back(std::move(read));
  }

  InspectionTemplate read(const json::value& value) {
    InspectionTemplate form;
    const json::object* object =
        shape.object(value, "", {"$schema", "name", "title", "sample_percent", "sections", "generated"});
    if (object == nullptr) return form;
    form.name = shape.text(*object, "", "name", Needed::yes);
    form.title = shape.text(*object, "", "title", Needed::yes);
    form.sample_percent = shape.number(*object, "", "sample_percent", 0, 100, Needed::no, 10);
    shape.each(*object, "", "sections", Needed::yes, [&](const json::value& each, const std::string& place) {
      form.sections.push_back(section(each, place));
    });
    shape.each(*object, "", "generated", Needed::no,
               [&](const json::value& each, const std::string& place) { generated(each, place, form.generated); });
    return form;
  }
};

}  // namespace

Result<InspectionTemplate> inspection_template_from(std::string_view text) {
  const auto value = parsed_json(kWhat, text);
  if (!value) return value.error();
  Reader reader;
  InspectionTemplate form = reader.read(*value);
  const JsonLines lines(text);
  for (const std::string& place : lines.repeated()) reader.shape.add(place, "每个名称应只写一次，现在写了两次。");
  if (!reader.shape.faults().empty()) return shape_refusal(kWhat, text, reader.shape.faults());
  form.version = sha256_hex(json::serialize(*value));
  return form;
}

const std::vector<InspectionTemplate>& shipped_inspection_templates() {
  static const std::vector<InspectionTemplate> kShipped = [] {
    std::vector<InspectionTemplate> forms;
    for (const std::string_view text : shipped_inspection_template_texts())
      forms.push_back(inspection_template_from(text).value());
    return forms;
  }();
  return kShipped;
}

}  // namespace duban::codec
