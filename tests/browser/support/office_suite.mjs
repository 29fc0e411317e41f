// LibreOffice, which writes the files that people send.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, extname, join } from 'node:path'

const program = 'soffice'
const found = spawnSync(program, ['--version'], { encoding: 'utf8' })

/** `scripts/install --tests` installs it. */
export const withoutOfficeSuite = found.error || found.status !== 0 ? 'no LibreOffice: scripts/install --tests installs it' : false

const filters = { docx: 'docx:MS Word 2007 XML' }

/** Converts files into `folder`, under their own names with another ending. `filter`: how the source is to be read. */
export function convert(ending, sources, folder, { filter } = {}) {
  const files = [sources].flat()
  mkdirSync(folder, { recursive: true })
  const profile = mkdtempSync(join(tmpdir(), 'duban-suite-'))
  try {
    const parts = [`-env:UserInstallation=file://${profile}`, '--headless', ...(filter ? [`--infilter=${filter}`] : []),
      '--convert-to', filters[ending] ?? ending, '--outdir', folder, ...files]
    const run = spawnSync(program, parts, { encoding: 'utf8', timeout: 180_000 })
    for (const file of files) {
      const made = join(folder, `${basename(file, extname(file))}.${ending}`)
      if (!existsSync(made)) throw new Error(`${program} did not write ${made}\n${run.stdout}${run.stderr}`)
    }
  } finally {
    rmSync(profile, { recursive: true, force: true })
  }
}
