// clang-tidy over engine/, many files at a time:  node tests/style/lint.mjs [FILE…]
//
// Nine tenths of clang-tidy's time goes into the headers, so that a whole folder read as one source costs hardly more than
// one of its files. Files that define the same name for themselves go into different bundles; should one not be clean, its
// files are read one by one, and that counts. Named files are read alone.
import { execFile, execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundlesOf } from '../support/bundles.mjs'

const root = resolve(fileURLToPath(import.meta.url), '../../..')
const build = join(root, 'build/lint')
const bundles = join(build, 'bundles')
const filesPerBundleMax = 16
process.chdir(root)

/** Definitions and include folders, as the build gives them to a file. */
execFileSync('cmake', ['--preset', 'lint'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
const commands = new Map(JSON.parse(readFileSync(join(build, 'compile_commands.json'), 'utf8')).map((entry) => [entry.file, entry.command]))
function flagsOf(file) {
  const command = commands.get(join(root, file))
  if (!command) throw new Error(`Expected ${file} to be part of the build, but it is not`)
  // The command is meant for a shell, which would take the backslashes away.
  return command.match(/-(?:D|I|isystem )\S+|-std=\S+/g).flatMap((flag) => flag.replaceAll('\\', '').split(' '))
}

function clangTidy(source, flags) {
  // Reading sources as one is this program's doing; warnings of GCC that clang does not know are nobody's.
  const checks = '--checks=-bugprone-suspicious-include'
  const parts = ['--quiet', checks, '--header-filter=engine/.*', source, '--', ...flags, `-I${join(root, 'engine')}`, '-Wno-unknown-warning-option']
  return new Promise((settle) => {
    execFile('clang-tidy-14', parts, { cwd: root, maxBuffer: 64 * 1024 * 1024 }, (error, stdout) => settle({ failed: Boolean(error), text: stdout }))
  })
}

async function lint({ name, files }) {
  const flags = flagsOf(files[0])
  if (files.length > 1) {
    const source = join(bundles, `${name}.cpp`)
    writeFileSync(source, files.map((file) => `#include "${file.replace(/^engine\//, '')}"\n`).join(''))
    const read = await clangTidy(source, flags)
    if (!read.failed) return ''
  }
  let text = ''
  for (const file of files) {
    const read = await clangTidy(join(root, file), flagsOf(file))
    if (read.failed) text += read.text
  }
  return text
}

function jobs(named) {
  if (named.length) return named.map((file) => ({ name: '', files: [file] }))
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '--', 'engine/*.cpp'], { cwd: root, encoding: 'utf8' })
  const folders = new Map()
  for (const file of listed.split('\n').filter((one) => one && existsSync(join(root, one)))) {
    const folder = dirname(file)
    folders.set(folder, [...(folders.get(folder) ?? []), file])
  }
  return [...folders].flatMap(([folder, files]) =>
    bundlesOf(files, filesPerBundleMax).map((bundle, i) => ({ name: `${folder.replaceAll('/', '_')}_${i}`, files: bundle })),
  )
}

mkdirSync(bundles, { recursive: true })
const waiting = jobs(process.argv.slice(2)).sort((a, b) => b.files.length - a.files.length)
let failed = 0
async function work() {
  for (let job = waiting.shift(); job; job = waiting.shift()) {
    const began = performance.now()
    const text = await lint(job)
    if (text) failed += 1
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    console.log(`${text ? 'findings' : 'clean'}  ${seconds} s  ${job.name || job.files[0]}: ${job.files.length} files`)
    if (text) console.log(text.trim())
  }
}
await Promise.all(Array.from({ length: availableParallelism?.() ?? cpus().length }, work))
process.exit(failed ? 1 : 0)
