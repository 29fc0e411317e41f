// Marking the words that two texts share.
import { expect, test } from 'vitest'
import { segments } from '../src/format/shared_words'

test('marks every place of a word and nothing else', () => {
  expect(segments('新建养老服务站，完善养老服务', ['养老服务'])).toEqual([
    { text: '新建', shared: false },
    { text: '养老服务', shared: true },
    { text: '站，完善', shared: false },
    { text: '养老服务', shared: true },
  ])
})

test('joins words that touch or overlap', () => {
  expect(segments('社区养老服务站', ['养老服务', '社区养老'])).toEqual([
    { text: '社区养老服务', shared: true },
    { text: '站', shared: false },
  ])
})

test('gives a text without shared words whole, and an empty one as nothing', () => {
  expect(segments('造林绿化', ['养老', ''])).toEqual([{ text: '造林绿化', shared: false }])
  expect(segments('', ['养老'])).toEqual([])
})
