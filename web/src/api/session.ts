// The server itself, and who is signed in.
import { request } from './client'
import type { About, Account } from './types'

export const get_about = async () => (await request<About>('/about')).data
export const get_session = async () => (await request<Account>('/session')).data
export const sign_in = async (name: string, password: string, new_password: string | null) =>
  (await request<Account>('/session', { method: 'POST', body: { name, password, ...(new_password ? { new_password } : {}) } })).data
export const sign_out = () => request<void>('/session', { method: 'DELETE' })
