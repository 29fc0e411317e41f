// The numbers behind a pace.
import { describe, expect, it } from 'vitest'
import type { Task } from '@/api/types'
import { pace_numbers } from '@/format/pace'

const t = (key: string, named?: Record<string, number>) => [key, ...Object.values(named ?? {})].join(' ')
const pace = (state: Partial<Task['pace']>) => ({ pace: 'unknown', done: null, gone: null, from_targets: false, milestones_missed: 0, ...state }) as Task['pace']

describe('the numbers behind a pace', () => {
  it('are told where both are known', () => expect(pace_numbers(pace({ pace: 'on', done: 40, gone: 42 }), t)).toBe('pace.numbers 40 42'))
  it('say that there is nothing to compare yet', () => expect(pace_numbers(pace({ gone: 42 }), t)).toBe('pace.no_numbers'))
  it('say that the time is gone where that alone makes it late', () => expect(pace_numbers(pace({ pace: 'behind', gone: 100 }), t)).toBe('pace.all_gone'))
})
