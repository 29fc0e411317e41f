// Bulletins of quarters: drafted by the server, edited here, issued by the chief.
import { address_of, request } from './client'
import type { Bulletin, BulletinContent, BulletinRow } from './types'

export const list_bulletins = async () => (await request<{ items: BulletinRow[] }>('/bulletins')).data.items
export const get_bulletin = async (id: number) => (await request<Bulletin>(`/bulletins/${id}`)).data
export const draft_bulletin = async (quarter: string) => (await request<Bulletin>('/bulletins', { method: 'POST', body: { quarter } })).data
export const edit_bulletin = async (id: number, etag: string, body: BulletinContent) =>
  (await request<Bulletin>(`/bulletins/${id}`, { method: 'PATCH', etag, body })).data
export const issue_bulletin = async (id: number, etag: string) =>
  (await request<Bulletin>(`/bulletins/${id}/issuance`, { method: 'POST', etag, body: {} })).data

/** Where the browser fetches it as a Word document. */
export const bulletin_file_url = (id: number) => address_of(`/bulletins/${id}/document`, {})
