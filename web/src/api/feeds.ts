// Calendars that the signed-in person subscribes to.
import { request } from './client'
import type { Feed, NewFeed } from './types'

export const list_feeds = async () => (await request<{ items: Feed[] }>('/feeds')).data.items
/** Without a unit the calendar is the person's own. Its address is told this once. */
export const create_feed = async (unit: string) =>
  (await request<NewFeed>('/feeds', { method: 'POST', body: unit ? { unit } : {} })).data
export const revoke_feed = (id: number) => request<void>(`/feeds/${id}`, { method: 'DELETE' })
