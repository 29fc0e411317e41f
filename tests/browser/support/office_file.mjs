// What stands in a .xlsx or .docx, read by programs that did not write it.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from '../../support/server.mjs'

/** Debian's own: its modules are Debian's packages. */
const python = '/usr/bin/python3'
const program = join(root, 'tests/support/read_office_file.py')
const found = spawnSync(python, ['-c', 'import openpyxl, docx'])

/** `scripts/install --tests` installs them. */
export const withoutReaders = found.error || found.status !== 0 ? 'no python3-openpyxl and python3-docx: scripts/install --tests installs them' : false

/** One object a file: `sheets` or `document`, and the `faults` of its structure. */
export function readOfficeFiles(...files) {
  const run = spawnSync(python, [program, ...files], { encoding: 'utf8', maxBuffer: 1 << 28 })
  if (run.status !== 0) throw new Error(run.stderr)
  return JSON.parse(run.stdout)
}
