// Bytes in words.
import { expect, it } from 'vitest'
import { size_text } from '@/format/size'

it('says bytes as people do', () => {
  const cases: [number, string][] = [
    [0, '0 B'],
    [1023, '1023 B'],
    [1536, '1.5 KB'],
    [200 * 1024, '200 KB'],
    [5 * 1024 ** 3, '5.0 GB'],
    [3000 * 1024 ** 4, '3000 TB'],
  ]
  for (const [bytes, text] of cases) expect(size_text(bytes)).toBe(text)
})
