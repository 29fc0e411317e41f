// The pictures of the statistics: what is drawn for which figures. Every colour is one of the style sheet's, and what a
// colour says a pattern says too: the patterns stand in PatternDefinitions.vue.
import type { StatisticsGroup } from '@/api/types'
import type { Figure } from '@/format/statistics'
import type { Picture } from './draw'

const row_px = 28
const frame_px = 40
export const width_px = 640

export const fill_of: Record<Figure, string> = {
  normal: 'var(--normal)',
  soon: 'url(#hatch-soon)',
  overdue: 'url(#cross-overdue)',
  unknown: 'url(#dots-unknown)',
  suspended: 'url(#lines-suspended)',
  closed: 'var(--line-strong)',
  on_time: 'var(--normal)',
  late: 'url(#hatch-soon)',
  pending: 'url(#lines-suspended)',
  undated: 'url(#dots-unknown)',
  behind: 'url(#cross-overdue)',
  on: 'var(--normal)',
  ahead: 'var(--accent)',
  missed: 'url(#hatch-soon)',
  all: 'var(--line-strong)',
  extended: 'url(#hatch-soon)',
  repeated: 'url(#cross-overdue)',
  requested: 'url(#dots-unknown)',
}

const axis = { axisLine: { lineStyle: { color: 'var(--line-strong)' } }, axisTick: { show: false }, splitLine: { lineStyle: { color: 'var(--line)' } } }
const text = { color: 'var(--ink-2)', fontSize: 12 }
const value_of = (group: StatisticsGroup, figure: Figure) => group.numbers[figure]?.value ?? 0
const cut = (name: string) => (Array.from(name).length > 12 ? `${Array.from(name).slice(0, 11).join('')}…` : name)

/** A bar a group, cut into its figures; `height_px` tall. */
export function bars(groups: readonly StatisticsGroup[], names: readonly string[], figures: readonly Figure[]): { picture: Picture; height_px: number } {
  return {
    height_px: groups.length * row_px + frame_px,
    picture: {
      grid: { left: 8, right: 24, top: 8, bottom: 8, containLabel: true },
      xAxis: { type: 'value', minInterval: 1, axisLabel: text, ...axis },
      yAxis: { type: 'category', inverse: true, data: names.map(cut), axisLabel: text, ...axis, splitLine: { show: false } },
      series: figures.map((figure) => ({
        type: 'bar' as const,
        stack: 'all',
        barWidth: 16,
        itemStyle: { color: fill_of[figure], borderColor: 'var(--paper)', borderWidth: 1 },
        data: groups.map((group) => value_of(group, figure)),
      })),
    },
  }
}

/** Columns a quarter, cut into its figures, with the share as a line above them. */
export function columns(groups: readonly StatisticsGroup[], names: readonly string[], figures: readonly Figure[]): { picture: Picture; height_px: number } {
  const with_share = groups.some((group) => group.share !== null)
  const share_axis = { type: 'value' as const, min: 0, max: 100, interval: 25, axisLabel: { ...text, formatter: '{value}%' }, ...axis, splitLine: { show: false } }
  return {
    height_px: 260,
    picture: {
      grid: { left: 8, right: 8, top: 24, bottom: 8, containLabel: true },
      xAxis: { type: 'category', data: [...names], axisLabel: text, ...axis },
      yAxis: [{ type: 'value', minInterval: 1, axisLabel: text, ...axis }, ...(with_share ? [share_axis] : [])],
      series: [
        ...figures.map((figure) => ({
          type: 'bar' as const,
          stack: 'all',
          barMaxWidth: 36,
          itemStyle: { color: fill_of[figure], borderColor: 'var(--paper)', borderWidth: 1 },
          data: groups.map((group) => value_of(group, figure)),
        })),
        ...(with_share
          ? [
              {
                type: 'line' as const,
                yAxisIndex: 1,
                symbol: 'circle',
                symbolSize: 8,
                lineStyle: { color: 'var(--accent)', width: 2 },
                itemStyle: { color: 'var(--accent)' },
                label: { show: true, color: 'var(--ink)', fontSize: 12, position: 'top' as const, formatter: '{c}%' },
                data: groups.map((group) => (group.share === null ? '-' : Math.round(group.share * 100))),
              },
            ]
          : []),
      ],
    },
  }
}
