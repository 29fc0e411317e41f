// Notices: what the signed-in person's unit or role is to hear of.
import { request } from './client'
import type { NoticePage } from './types'

export const list_notices = async (query: { unread?: boolean; limit?: number; cursor?: string }) =>
  (await request<NoticePage>('/notices', { query })).data
export const read_notices = async (through: number) =>
  (await request<{ unread: number }>('/notices/reading', { method: 'POST', body: { through } })).data.unread
