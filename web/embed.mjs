// Writes the built interface as one C++ file: node embed.mjs DIST OUTPUT.cpp
// Bytes are string literals, not initialiser lists: a compiler reads them in a fraction of the time.
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { gzipSync } from 'node:zlib'

const [, , dist, output] = process.argv
if (!dist || !output) throw new Error('Expected: node embed.mjs DIST OUTPUT.cpp')

const content_types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}
const bytes_per_line = 64

function files_of(folder) {
  return readdirSync(folder)
    .flatMap((name) => {
      const path = join(folder, name)
      return statSync(path).isDirectory() ? files_of(path) : [path]
    })
    .sort()
}

/** Octal escapes of three digits: never longer than meant, whatever byte follows. */
const escaped = Array.from({ length: 256 }, (_, byte) => {
  const printable = byte >= 0x20 && byte < 0x7f && !'"\\?'.includes(String.fromCharCode(byte))
  return printable ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, '0')}`
})

function literal(bytes) {
  const lines = []
  for (let at = 0; at < bytes.length; at += bytes_per_line) {
    let line = ''
    for (const byte of bytes.subarray(at, at + bytes_per_line)) line += escaped[byte]
    lines.push(`    "${line}"`)
  }
  return lines.length ? lines.join('\n') : '    ""'
}

const definitions = []
const rows = []
let total = 0
for (const [index, path] of files_of(dist).entries()) {
  const content = readFileSync(path)
  const name = `/${relative(dist, path).split(sep).join('/')}`
  const type = content_types[extname(path)]
  if (!type) throw new Error(`Expected a known kind of file, but ${name} is none of ${Object.keys(content_types).join(' ')}.`)
  const gzip = gzipSync(content, { level: 9 })
  // The header byte for the operating system would make the same content differ between machines.
  gzip[9] = 255
  const etag = createHash('sha256').update(content).digest('hex').slice(0, 24)
  const immutable = name.startsWith('/assets/')
  const plain = extname(path) === '.html' ? content : Buffer.alloc(0)
  definitions.push(`constexpr char gzip_${index}[] =\n${literal(gzip)};`)
  if (plain.length) definitions.push(`constexpr char plain_${index}[] =\n${literal(plain)};`)
  const span = (what, bytes) => (bytes.length ? `bytes(${what}_${index}, ${bytes.length})` : 'std::span<const unsigned char>{}')
  rows.push(`    File{"${name}", "${type}", "\\"${etag}\\"", ${immutable}, ${span('gzip', gzip)}, ${span('plain', plain)}},`)
  total += gzip.length
}

writeFileSync(
  output,
  `// Written by embed.mjs from the built interface; not to be edited.
#include "web_files.hpp"

#include <array>
#include <cstddef>

namespace duban::web {
namespace {

${definitions.join('\n')}

std::span<const unsigned char> bytes(const char* data, std::size_t size) {
    return {reinterpret_cast<const unsigned char*>(data), size};
}

}  // namespace

std::span<const File> files() {
    static const std::array<File, ${rows.length}> all{
${rows.map((row) => `    ${row}`).join('\n')}
    };
    return all;
}

}  // namespace duban::web
`,
)
console.log(`${rows.length} files, ${total} bytes as gzip`)
