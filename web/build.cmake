# Run by the build: installs the locked packages where they are missing or older than the lock, and builds the interface
# into OUTPUT. Build trees share web/node_modules, so one of them works at a time.
file(LOCK ${SOURCE}/.build.lock GUARD PROCESS TIMEOUT 1200)

set(installed ${SOURCE}/node_modules/.package-lock.json)
if(NOT EXISTS ${installed} OR ${SOURCE}/package-lock.json IS_NEWER_THAN ${installed})
  execute_process(COMMAND ${NPM} ci --no-audit --no-fund --loglevel=error WORKING_DIRECTORY ${SOURCE}
                  COMMAND_ERROR_IS_FATAL ANY)
  file(TOUCH ${installed})
endif()

set(steps "node_modules/openapi-typescript/bin/cli.js|${SCHEMA}|-o|src/api/schema.d.ts"
          "node_modules/vue-tsc/bin/vue-tsc.js|--noEmit"
          "node_modules/vite/bin/vite.js|build|--logLevel|warn|--outDir|${OUTPUT}/dist"
          "embed.mjs|${OUTPUT}/dist|${OUTPUT}/web_files.cpp")
foreach(step ${steps})
  string(REPLACE "|" ";" step "${step}")
  execute_process(COMMAND ${NODE} ${step} WORKING_DIRECTORY ${SOURCE} COMMAND_ERROR_IS_FATAL ANY)
endforeach()
