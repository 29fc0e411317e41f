// A target in words: 不低于 70 家, 5–10 项.
import type { Target } from '@/api/types'

export const value_text = (target: Target): string =>
  Array.isArray(target.value) ? target.value.join('–') : String(target.value)

export const target_text = (target: Target, compare: (of: Target['compare']) => string): string =>
  [compare(target.compare), `${value_text(target)}${/^[a-z]/i.test(target.unit) ? ' ' : ''}${target.unit}`].filter(Boolean).join(' ')
