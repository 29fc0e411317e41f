// Accounts, for the officers.
import { request } from './client'
import type { AccountEntry, NewPassword, Role } from './types'

/** What is done to an account as it was seen. */
const change = async <T = AccountEntry>({ name, etag }: AccountEntry, act: string, body?: unknown) =>
  (await request<T>(`/accounts/${encodeURIComponent(name)}/${act}`, { method: 'POST', body, etag })).data

export const list_accounts = async () => (await request<{ items: AccountEntry[] }>('/accounts')).data.items
export const register_account = async (name: string) => (await request<AccountEntry>('/accounts', { method: 'POST', body: { name } })).data
export const enable_account = (account: AccountEntry) => change(account, 'enabling')
export const disable_account = (account: AccountEntry) => change(account, 'disabling')
export const grant_role = (account: AccountEntry, role: Role, unit: string) => change(account, 'role', { role, unit: unit || null })
export const reset_password = (account: AccountEntry) => change<NewPassword>(account, 'password')
export const revoke_access = (account: AccountEntry) => change(account, 'revocation')
