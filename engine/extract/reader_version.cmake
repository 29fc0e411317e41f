# Writes OUTPUT: the digest of the C++ files in FOLDER, as extract::reader_version().
file(GLOB sources ${FOLDER}/*.[ch]pp)
list(SORT sources)
set(digests "")
foreach(source ${sources})
  file(SHA256 ${source} digest)
  string(APPEND digests ${digest})
endforeach()
string(SHA256 version "${digests}")
string(SUBSTRING ${version} 0 12 version)
file(WRITE ${OUTPUT} "#include \"extract/read_plan.hpp\"

std::string_view duban::extract::reader_version() {
  return \"${version}\";
}
")
