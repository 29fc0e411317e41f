// A calendar as two programs read it that know nothing of each other: Debian's python3-icalendar and python3-vobject.
import { spawnSync } from 'node:child_process'

const python = '/usr/bin/python3'
const found = spawnSync(python, ['-c', 'import icalendar, vobject'], { encoding: 'utf8' })

export const withoutReaders = found.error || found.status !== 0 ? 'no python3-icalendar and python3-vobject: scripts/install --tests installs them' : false

// Each gives [{uid, start, end, summary, description, status, sequence, alarms}], by UID.
const programs = {
  icalendar: `
import icalendar, json, sys
calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
assert not calendar.errors, calendar.errors
events = []
for event in calendar.walk('VEVENT'):
    assert not event.errors, event.errors
    events.append(dict(uid=str(event['UID']), start=event['DTSTART'].dt.isoformat(), end=event['DTEND'].dt.isoformat(),
        summary=str(event['SUMMARY']), description=str(event['DESCRIPTION']), status=str(event['STATUS']), sequence=int(event['SEQUENCE']),
        alarms=sorted(int(alarm['TRIGGER'].dt.total_seconds()) for alarm in event.walk('VALARM'))))
`,
  vobject: `
import vobject, json, sys
calendar = vobject.readOne(sys.stdin.buffer.read().decode('utf-8'))
calendar.validate(raiseException=True)
events = []
for event in getattr(calendar, 'vevent_list', []):
    events.append(dict(uid=event.uid.value, start=event.dtstart.value.isoformat(), end=event.dtend.value.isoformat(),
        summary=event.summary.value, description=event.description.value, status=event.status.value, sequence=int(event.sequence.value),
        alarms=sorted(int(alarm.trigger.value.total_seconds()) for alarm in getattr(event, 'valarm_list', []))))
`,
}

/** {icalendar, vobject}: what each of them reads. Throws with its words if one of them cannot. */
export function read(text) {
  return Object.fromEntries(Object.entries(programs).map(([name, program]) => {
    const run = spawnSync(python, ['-c', `${program}print(json.dumps(sorted(events, key=lambda event: event['uid'])))`], { input: text, encoding: 'utf8' })
    if (run.status !== 0) throw new Error(`${name}: ${run.stderr}`)
    return [name, JSON.parse(run.stdout)]
  }))
}
