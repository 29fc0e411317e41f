// The log, for the auditor: read, checked and taken along.
import { address_of, request } from './client'
import type { AuditEvent, AuditPage, AuditQuery, Chain, RefusedSignIn } from './types'

export const list_audit = async (query: AuditQuery) => (await request<AuditPage>('/audit/events', { query })).data
export const get_audit_event = async (position: number) => (await request<AuditEvent>(`/audit/events/${position}`)).data
export const list_refused_sign_ins = async () => (await request<{ items: RefusedSignIn[] }>('/audit/refused-sign-ins')).data.items
export const get_chain = async () => (await request<Chain>('/audit/chain')).data
export const verify_chain = async () => (await request<Chain>('/audit/chain/verification', { method: 'POST' })).data
/** Where the records from `first` to `last` are downloaded. */
export const export_address = (first: number, last: number) => address_of('/audit/events.jsonl', { first, last })
