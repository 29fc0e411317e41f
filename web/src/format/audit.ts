// What the log tells of: its kinds of streams, the events in each, and where the thing itself is shown.

/** The events of each kind of stream, as the log names them; each has its words in the catalogues. */
export const event_types: Readonly<Record<string, readonly string[]>> = {
  task: [
    'TaskIssued', 'TaskTakenOver', 'UnitAssigned', 'AssignmentAccepted', 'AssignmentDeclined', 'ProgressReported', 'AssignmentSubmitted', 'SubmissionSigned', 'AssignmentReturned',
    'AssignmentClosed', 'AssignmentReleased', 'AssignmentReassigned', 'AssignmentReopened', 'AssignmentTransferred', 'AssignmentAbsorbed', 'PartChanged', 'ExtensionRequested',
    'OpinionGiven', 'ExtensionGranted', 'ExtensionRefused', 'TaskSuspended', 'TaskResumed', 'TaskWithdrawn', 'TaskAmended', 'SlipIssued', 'SlipReceived', 'SlipAnswered', 'TimerFired', 'WorkflowChanged',
  ],
  plan: [
    'PlanImported', 'DocumentCorrected', 'MeasureCorrected', 'MeasureAdded', 'MeasureRemoved', 'MeasuresJoined', 'MeasureSplit', 'CorrectionUndone', 'PlanReread', 'PlanDiscarded',
    'PlanIssued', 'RevisionDeclared', 'MeasurePaired', 'ChangesDecided', 'PlanSuperseded',
  ],
  cascade: ['MeasuresLinked', 'LinkRefused', 'LinkRemoved'],
  inspection: [
    'InspectionPlanned', 'ChecklistAnswered', 'PhotoTaken', 'InspectionSigned', 'ViewStated', 'InspectionAppealed', 'AppealAnswered', 'InspectionConcluded', 'InspectionCancelled',
  ],
  finding: ['FindingRaised', 'FindingSigned', 'FindingPublished', 'FindingWithdrawn'],
  scores: ['ScorePublished'],
  bulletin: ['BulletinDrafted', 'BulletinEdited', 'BulletinIssued'],
  registry: ['UnitRegistered', 'UnitCorrected', 'UnitsMerged', 'MergerCarriedOut', 'UnitClosed', 'GroupMemberAdded', 'GroupMemberRemoved'],
  takeover: ['LedgerTakenOver'],
  account: [
    'AccountAdded', 'AccountRegistered', 'RoleGranted', 'PasswordReset', 'AccountEnabled', 'AccountDisabled', 'AccessRevoked', 'PasswordChanged', 'AccountMoved', 'TokenCreated', 'FeedCreated',
    'FeedRevoked', 'DeliveryRetried', 'DigestsQueued',
  ],
  workflow: ['WorkflowAdopted'],
}
export const stream_kinds: readonly string[] = Object.keys(event_types)

export interface StreamParts {
  kind: string
  id: string
}
/** `task/12` as its kind and the rest. */
export function parts_of(stream: string): StreamParts {
  const slash = stream.indexOf('/')
  return slash < 0 ? { kind: stream, id: '' } : { kind: stream.slice(0, slash), id: stream.slice(slash + 1) }
}

const numbered: Readonly<Record<string, string>> = { task: '/tasks/', plan: '/plans/', inspection: '/inspections/', finding: '/findings?all=true&finding=', bulletin: '/bulletins/' }

/** Where what the stream tells of is shown to the auditor; nothing if nowhere. */
export function place_of(stream: string): string | null {
  const { kind, id } = parts_of(stream)
  if (kind === 'account') return `/accounts?q=${encodeURIComponent(id)}`
  if (kind === 'registry') return '/units'
  if (kind === 'scores') return '/scores'
  const place = numbered[kind]
  return place && /^\d+$/.test(id) ? place + id : null
}

/** An instant in China (UTC+8), to the second: the log is read in the time that the office lives in, wherever the reader is. */
export const china_time = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')

/** How far a check has come, 0 to 100. */
export const percent_of = (checked: number, of: number): number => (of > 0 ? Math.floor((checked / of) * 100) : 100)
