// Accounts, for the officers.
import { request } from './client'
import type { AccountEntry, NewPassword, Role } from './types'

const path_of = (name: string) => `/accounts/${encodeURIComponent(name)}`
const post = async <T>(path: string, body?: unknown) => (await request<T>(path, { method: 'POST', body })).data

export const list_accounts = async () => (await request<{ items: AccountEntry[] }>('/accounts')).data.items
export const register_account = (name: string) => post<AccountEntry>('/accounts', { name })
export const enable_account = (name: string) => post<AccountEntry>(`${path_of(name)}/enabling`)
export const disable_account = (name: string) => post<AccountEntry>(`${path_of(name)}/disabling`)
export const grant_role = (name: string, role: Role, unit: string) => post<AccountEntry>(`${path_of(name)}/role`, { role, unit: unit || null })
export const reset_password = (name: string) => post<NewPassword>(`${path_of(name)}/password`)
export const revoke_access = (name: string) => post<AccountEntry>(`${path_of(name)}/revocation`)
