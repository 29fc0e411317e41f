// Both languages say the same things, and nothing is asked for that neither says.
import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import en from '@/messages/en'
import zh from '@/messages/zh-CN'

type Tree = { [key: string]: string | Tree }
const keys_of = (tree: Tree, prefix = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [prefix + key] : keys_of(value, `${prefix}${key}.`)))
const text_of = (tree: Tree, path: string): string => path.split('.').reduce<Tree | string>((at, key) => (at as Tree)[key] as Tree, tree) as string
const names_in = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()
const sources = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return entry.name === 'messages' ? [] : sources(path)
    return /\.(vue|ts)$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : []
  })
const root = new URL('../src', import.meta.url).pathname

describe('the message catalogues', () => {
  const chinese = keys_of(zh as Tree)
  it('have the same keys', () => expect(keys_of(en as Tree).sort()).toEqual([...chinese].sort()))
  it('have no empty word, but for hints', () => {
    for (const key of chinese.filter((k) => !k.startsWith('action.hint.') && !k.startsWith('task.compare.'))) {
      expect(text_of(zh as Tree, key), key).not.toBe('')
      expect(text_of(en as Tree, key), key).not.toBe('')
    }
  })
  it('name the same things', () => {
    for (const key of chinese) expect(names_in(text_of(en as Tree, key)), key).toEqual(names_in(text_of(zh as Tree, key)))
  })
  it('have every key that is asked for by name', () => {
    const known = new Set(chinese)
    for (const path of sources(root)) {
      for (const [, key] of readFileSync(path, 'utf8').matchAll(/\bt\('([\w.-]+)'/g)) expect(known.has(key as string), `${key} in ${path}`).toBe(true)
    }
  })
  it('are the only place with Chinese words', () => {
    for (const path of sources(root)) {
      const code = readFileSync(path, 'utf8').replace(/\/\*[^]*?\*\/|\/\/[^\n]*|<!--[^]*?-->/g, '')
      expect(code.match(/[\u4e00-\u9fff]+/g), path).toBeNull()
    }
  })
})
