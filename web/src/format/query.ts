// The ledger's state and the address bar are the same thing: what a link shows a colleague is what was on the screen.
import type { LocationQuery } from 'vue-router'
import type { Light, Status, TaskQuery } from '@/api/types'

export type Sort = NonNullable<TaskQuery['sort']>
/** Conditions that lead here from a number of the statistics: shown as chips, each with what it may be. */
export const figure_forms = {
  completion: /^(on_time|late|undated|overdue|pending)$/,
  closed_from: /^\d{4}-\d{2}-\d{2}$/,
  closed_to: /^\d{4}-\d{2}-\d{2}$/,
  pace: /^(behind|on|ahead|unknown)$/,
  milestone: /^missed$/,
  extensions_min: /^[1-9]$/,
  extension: /^requested$/,
  targets: /^true$/,
} as const
export type FigureName = keyof typeof figure_forms
export const figure_names = Object.keys(figure_forms) as FigureName[]

/** How the list is divided. */
export type Grouping = '' | 'unit' | 'plan' | 'field'

export interface LedgerFilter extends Record<FigureName, string> {
  q: string
  unit: string
  plan: number | 'none' | null
  /** What the first lead works on, 'none' for what has no field. */
  field: string
  status: Status | ''
  light: Light | ''
  overdue: boolean
  /** Which due date is meant. */
  due_by: 'current' | 'original'
  due_from: string
  due_to: string
  /** The end of this past day instead of now. */
  as_of: string
  sort: Sort
  group: Grouping
  /** The columns that are not shown, with commas between; 'none': all are, whatever was chosen before. */
  hide: string
  /** The task in the drawer. */
  open: number | null
}
/** What says how the list is shown, not what is in it. */
const manners: readonly (keyof LedgerFilter)[] = ['sort', 'group', 'hide', 'open']

export const statuses: readonly Status[] = ['issued', 'in_progress', 'submitted', 'closed', 'declined', 'suspended', 'released', 'withdrawn']
export const lights: readonly Light[] = ['overdue', 'soon', 'normal', 'unknown', 'suspended', 'closed']
const sorts: readonly Sort[] = ['due', '-due', 'id', '-id']
const groupings: readonly Grouping[] = ['unit', 'plan', 'field']
const day_form = /^\d{4}-\d{2}-\d{2}$/

export const no_filter = (): LedgerFilter => ({
  q: '',
  unit: '',
  plan: null,
  field: '',
  status: '',
  light: '',
  overdue: false,
  due_by: 'current',
  due_from: '',
  due_to: '',
  as_of: '',
  sort: 'due',
  group: '',
  hide: '',
  open: null,
  completion: '',
  closed_from: '',
  closed_to: '',
  pace: '',
  milestone: '',
  extensions_min: '',
  extension: '',
  targets: '',
})

const one = (value: LocationQuery[string] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? ''
const among = <T extends string>(value: string, allowed: readonly T[]): T | '' => allowed.find((a) => a === value) ?? ''
const fitting = (value: string, form: RegExp): string => (form.test(value) ? value : '')
const number_of = (value: string): number | null => (/^[1-9]\d{0,14}$/.test(value) ? Number(value) : null)
const day = (value: string): string => (day_form.test(value) ? value : '')
/** The day in one parameter of the address; '' for none. */
export const day_of = (value: LocationQuery[string] | undefined): string => day(one(value))

/** Reads the address; what it does not understand is left out, never an error. */
export function filter_of(query: LocationQuery): LedgerFilter {
  const figures = Object.fromEntries(figure_names.map((name) => [name, fitting(one(query[name]), figure_forms[name])]))
  return {
    ...(figures as Record<FigureName, string>),
    q: one(query.q).slice(0, 100),
    unit: one(query.unit).slice(0, 100),
    plan: one(query.plan) === 'none' ? 'none' : number_of(one(query.plan)),
    field: one(query.field).slice(0, 100),
    status: among(one(query.status), statuses),
    light: among(one(query.light), lights),
    overdue: one(query.overdue) === 'true',
    due_by: one(query.due_by) === 'original' ? 'original' : 'current',
    due_from: day(one(query.due_from)),
    due_to: day(one(query.due_to)),
    as_of: day(one(query.as_of)),
    sort: among(one(query.sort), sorts) || 'due',
    group: among(one(query.group), groupings),
    hide: fitting(one(query.hide), /^[a-z,]{1,100}$/),
    open: number_of(one(query.open)),
  }
}

/** Only what differs from the plain ledger goes into the address. */
export function address_of(filter: LedgerFilter): Record<string, string> {
  const plain = no_filter()
  const address: Record<string, string> = {}
  for (const [name, value] of Object.entries(filter)) {
    if (value !== plain[name as keyof LedgerFilter] && value !== null && value !== '') address[name] = String(value)
  }
  return address
}

/** A search needs two characters; one is still being typed. */
export const searches = (q: string): boolean => Array.from(q.trim()).length >= 2

/** Whether anything narrows the list. */
export const narrows = (filter: LedgerFilter): boolean =>
  Object.keys(address_of({ ...filter, q: searches(filter.q) ? filter.q : '' })).some((name) => !manners.includes(name as keyof LedgerFilter))

/** Lights know the present due date only. */
export const knows_light = (filter: LedgerFilter): boolean => filter.due_by === 'current'

/** What the server is asked. A search word of one character is not sent: the server wants two. */
export function task_query_of(filter: LedgerFilter): TaskQuery {
  const query: TaskQuery = { sort: filter.sort }
  if (searches(filter.q)) query.q = filter.q.trim()
  if (filter.unit) query.unit = filter.unit
  if (filter.plan !== null) query.plan = filter.plan
  if (filter.field) query.field = filter.field
  if (filter.status) query.status = filter.status
  if (filter.light && knows_light(filter)) query.light = filter.light
  if (filter.overdue) query.overdue = true
  if (filter.due_by === 'original') query.due_by = 'original'
  if (filter.due_from) query.due_from = filter.due_from
  if (filter.due_to) query.due_to = filter.due_to
  if (filter.as_of) query.as_of = filter.as_of
  for (const name of figure_names) if (filter[name]) Object.assign(query, { [name]: filter[name] })
  return query
}
