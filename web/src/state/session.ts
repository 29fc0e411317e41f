// Who is signed in, and the server's own day: "today" is never taken from this machine's clock.
import { reactive } from 'vue'
import { get_about, get_session, sign_in, sign_out } from '@/api/session'
import { ApiProblem } from '@/api/problem'
import type { About, Account, Role } from '@/api/types'

export const session = reactive({
  account: null as Account | null,
  about: null as About | null,
  known: false,
})

export const today = (): string => session.about?.today ?? new Date().toISOString().slice(0, 10)
const plan_roles: readonly Role[] = ['registrar', 'supervisor', 'chief']
export const may_plan = (): boolean => session.account !== null && plan_roles.includes(session.account.role)
const taskless_roles: readonly Role[] = ['system_admin', 'security_admin']
/** Those who look after the system do not see what is tracked in it. */
export const may_tasks = (): boolean => session.account !== null && !taskless_roles.includes(session.account.role)
const registry_roles: readonly Role[] = ['registrar', 'supervisor', 'chief', 'auditor', 'system_admin']
export const may_units = (): boolean => session.account !== null && registry_roles.includes(session.account.role)
/** The registry is configuration: one of the three officers keeps it. */
export const may_keep_units = (): boolean => session.account?.role === 'system_admin'
/** What leaves by e-mail and webhook is looked after by the system administrator. */
export const may_deliveries = (): boolean => session.account?.role === 'system_admin'
export const may_configuration = (): boolean => session.account?.role === 'system_admin'
const account_roles: readonly Role[] = ['system_admin', 'security_admin', 'auditor']
/** Two of the officers keep the accounts, the third reads. */
export const may_accounts = (): boolean => session.account !== null && account_roles.includes(session.account.role)
/** The log is the auditor's. */
export const may_audit = (): boolean => session.account?.role === 'auditor'
/** People of a unit read those that are issued. */
export const may_bulletins = may_tasks
export const may_write_bulletins = (): boolean => session.account?.role === 'supervisor' || session.account?.role === 'chief'
export const may_sign_bulletins = (): boolean => session.account?.role === 'chief'
const noticed_roles: readonly Role[] = ['liaison', 'unit_head', 'supervisor', 'chief']
/** Those whom notices are written to. */
export const hears = (): boolean => session.account !== null && noticed_roles.includes(session.account.role)
/** Those who may urge what is not theirs to do. */
export const may_urge = (): boolean => may_write_bulletins()
export const may_register = (): boolean => may_plan()

export async function read_about(): Promise<void> {
  session.about = await get_about()
}

/** Asks once who is signed in; nobody is no error. */
export async function know_session(): Promise<void> {
  if (session.known) return
  const about = session.about ? Promise.resolve() : read_about()
  try {
    session.account = await get_session()
  } catch (error) {
    if (!(error instanceof ApiProblem && error.status === 401)) throw error
    session.account = null
  }
  await about
  session.known = true
}

export async function enter(name: string, password: string, new_password: string | null = null): Promise<void> {
  session.account = await sign_in(name, password, new_password)
  session.known = true
}

export async function leave(): Promise<void> {
  await sign_out()
  forget()
}

export function forget(): void {
  session.account = null
}
