#include "app/import_plan.hpp"

#include "app/secrets.hpp"
#include "extract/read_plan.hpp"

namespace duban::app {

domain::Result<domain::ImportPlan> read_document(std::string_view bytes, const std::string& file_name,
                                                 const DocumentReader& reader) {
  auto text = reader(bytes, file_name);
  if (!text) return text.error();
  domain::Plan plan = extract::read_plan(*text);
  if (plan.measures.empty()) {
    return domain::Rejection{domain::RejectionCode::no_measures,
                             "应是写有任务措施的方案（如带“一、”“（一）”“1.”编号的行动计划、实施方案、工作要点），从“" +
                                 file_name + "”中没有读到任何措施。请核对文件；如确是方案，可粘贴正文再试。"};
  }
  return domain::ImportPlan{file_name, sha256_hex(bytes), std::move(*text), std::move(plan),
                            std::string(extract::reader_version())};
}

}  // namespace duban::app
