// Sources that can be read as one, since nine tenths of a compiler's time go into the headers: for clang-tidy
// (tests/style/lint.mjs) and for builds with DUBAN_UNITY.  node tests/support/bundles.mjs FILE…  prints a line a bundle,
// its files with `;` between them.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The names that a source defines for itself alone: what is declared at the margin inside `namespace {`, and aliases. */
function ownNames(text) {
  const names = new Set()
  for (const [, block] of text.matchAll(/^namespace \{\n([^]*?)^\}  \/\/ namespace$/gm)) {
    for (const line of block.split('\n')) {
      if (!/^[A-Za-z_]/.test(line) || /^(namespace|template|static_assert|return)\b/.test(line)) continue
      const test = /^TEST(?:_F|_P)?\((\w+), (\w+)\)/.exec(line)
      if (test) names.add(`${test[1]}_${test[2]}`)
      if (/^[A-Z_]+\(/.test(line) || /^using \w+::/.test(line)) continue
      const hit = /^(?:struct|class|enum class|enum|using)\s+(\w+)(?!\w|::)/.exec(line) ?? /(\w+)\s*(?:\(|=|\{|;|\[)/.exec(line)
      if (hit) names.add(hit[1])
    }
  }
  for (const [, name] of text.matchAll(/^(?:using|#define) (\w+)\b(?! ?;|::)/gm)) names.add(name)
  names.delete('namespace')
  return names
}

/** The names that a source takes over from another namespace, with where they are from. */
function usedNames(text) {
  return new Map([...text.matchAll(/^using ((?:\w+::)+(\w+));/gm)].map(([, whole, name]) => [name, whole]))
}

/** The words that a source has outside comments and texts, less those said to be of something: `a.b`, `a->b`, `a::b`. */
function plainWords(text) {
  const code = text.replace(/\/\/.*$/gm, '').replace(/"(?:[^"\\\n]|\\.)*"/g, '""').replace(/^#include.*$/gm, '')
  return new Set(code.match(/(?<![\w.]|->|::)[A-Za-z_]\w*/g))
}

/** Whether a source takes over the helpers of all tests. */
function usesHelpers(text) {
  return /^using namespace test;/m.test(text)
}

/** The types that the headers of a folder speak of; those of tests are about the folder of the same name. */
function headerTypes(folder) {
  const about = folder.replace(/\btests(?=\/\w+$)/, 'engine')
  const headers = [...new Set([folder, about])]
    .filter((each) => existsSync(each))
    .flatMap((each) => readdirSync(each).filter((name) => name.endsWith('.hpp')).map((name) => join(each, name)))
  return new Set(headers.flatMap((path) => [...plainWords(readFileSync(path, 'utf8'))]).filter((word) => /^[A-Z]/.test(word)))
}

/** Whether no name of either means something else in the other: not even one that the other has from a header. */
function fits(bundle, file) {
  const apart = (one, other) => [...one.own].every((name) => !other.words.has(name))
  return apart(bundle, file) && apart(file, bundle) && [...file.used].every(([name, whole]) => (bundle.used.get(name) ?? whole) === whole)
}

/** Sources of one folder, at most `filesMax` together, in bundles where no name means two things. */
export function bundlesOf(files, filesMax) {
  const made = []
  const types = files.length ? headerTypes(dirname(files[0])) : new Set()
  for (const path of files) {
    const text = readFileSync(path, 'utf8')
    const file = { own: ownNames(text), used: usedNames(text), helpers: usesHelpers(text), words: plainWords(text) }
    const alone = [...file.own].some((name) => types.has(name))
    let bundle = alone ? undefined : made.find((each) => !each.alone && each.files.length < filesMax && each.helpers === file.helpers && fits(each, file))
    if (!bundle) made.push((bundle = { alone, helpers: file.helpers, files: [], own: new Set(), used: new Map(), words: new Set() }))
    bundle.files.push(path)
    for (const part of ['own', 'words']) for (const name of file[part]) bundle[part].add(name)
    for (const [name, whole] of file.used) bundle.used.set(name, whole)
  }
  return made.map((bundle) => bundle.files)
}

/** So many that two cores have enough to share. */
const filesPerUnitMax = 8

if (resolve(process.argv[1]) === fileURLToPath(import.meta.url))
  for (const files of bundlesOf(process.argv.slice(2), filesPerUnitMax)) console.log(files.join(';'))
