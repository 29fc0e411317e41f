// What stands in a .xlsx or .docx, read by programs that did not write it.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../../support/server.mjs'

/** Debian's own: its modules are Debian's packages. */
const python = '/usr/bin/python3'
const program = join(root, 'tests/support/read_office_file.py')
const found = spawnSync(python, ['-c', 'import openpyxl, docx, lxml'])

/** `scripts/install --tests` installs them. */
export const withoutReaders = found.error || found.status !== 0 ? 'no python3-openpyxl, python3-docx, python3-lxml: scripts/install --tests installs them' : false

/**
 * One object a file: what it has against the schemas, its `faults`, and its `sheets` or `document`, unless it has faults
 * that its reader does not take.
 */
export function readOfficeFiles(...files) {
  const run = spawnSync(python, ['-B', program, ...files], { encoding: 'utf8', maxBuffer: 1 << 28 })
  if (run.status !== 0) throw new Error(run.stderr)
  return JSON.parse(run.stdout)
}

const rewriting = `
import sys, zipfile
source, target, part, old, new = sys.argv[1:]
with zipfile.ZipFile(source) as read, zipfile.ZipFile(target, 'w') as write:
    for name in read.namelist():
        text = read.read(name)
        if name == part:
            before, after = text.decode().split(old, 1)
            print(before.count('\\n') + 1)
            text = (before + new + after).encode()
        write.writestr(name, text)
`

/** A copy of a file in which `to` stands for the first `from` of a part. The line on which that begins. */
export function rewriteOfficeFile(source, target, { part, from, to }) {
  const run = spawnSync(python, ['-c', rewriting, source, target, part, from, to], { encoding: 'utf8' })
  if (run.status !== 0) throw new Error(run.stderr)
  return Number(run.stdout)
}
