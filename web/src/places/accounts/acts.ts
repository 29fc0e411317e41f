// What each officer may do to an account, and why not where it is not possible now.
import type { AccountEntry, Role } from '@/api/types'

export type AccountAct = 'enable' | 'disable' | 'role' | 'password' | 'revoke'
export interface OfferedAct {
  act: AccountAct
  /** The message that says why not; empty if it is possible. */
  why: string
}

/** The acts of an officer on an account, in the order of their buttons. */
export function offered(account: AccountEntry, role: Role | undefined, own: string | undefined): OfferedAct[] {
  const mine = account.name === own ? 'own' : ''
  const unused = account.sessions + account.tokens === 0 ? 'no_access' : ''
  const revoke: OfferedAct = { act: 'revoke', why: unused }
  if (role === 'system_admin') {
    if (account.state === 'enabled') return [{ act: 'disable', why: mine }, revoke]
    return [{ act: 'enable', why: account.state === 'disabled' ? '' : account.state }, revoke]
  }
  if (role === 'security_admin') return [{ act: 'role', why: mine }, { act: 'password', why: mine }, revoke]
  return []
}
