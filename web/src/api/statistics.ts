// Counts over many tasks, and tasks with their dates and targets.
import { request } from './client'
import type { Statistics, StatisticsQuery, Timeline, TimelineQuery } from './types'

export const get_statistics = async (family: 'lights' | 'completion' | 'pace' | 'extensions', query: StatisticsQuery) =>
  (await request<Statistics>(`/statistics/${family}`, { query })).data

export const get_timeline = async (query: TimelineQuery) =>
  (await request<Timeline>('/statistics/timeline', { query, ...(query.cursor ? {} : { prefer: 'count=exact' }) })).data
