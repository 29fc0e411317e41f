// What must hold after all the kills: every acknowledged command is in its task's history exactly once, nothing else
// is, and the versions have no gap.
import { Client, expecting } from '../../support/client.mjs'

/** Gives the faults found, in words. */
export async function verify(server, token, journal) {
  const client = new Client(server, { token })
  const faults = []
  let events = 0
  for (const [task, wanted] of journal.tasks) {
    const { items } = expecting(await client.get(`/tasks/${task}/events`), 200).body
    events += items.length
    const fault = (text) => faults.push(`task ${task}: ${text}`)

    items.forEach((event, at) => {
      if (event.version !== at + 1) fault(`expected version ${at + 1}, but found ${event.version}`)
      if (at > 0 && event.position <= items[at - 1].position) fault(`position ${event.position} does not grow`)
    })

    const found = new Map()
    for (const event of items) {
      const marker = /标记\d+号第\d+次。/.exec(event.data.text || event.data.reason || '')?.[0]
      if (marker && !journal.titles.has(marker)) found.set(marker, (found.get(marker) ?? 0) + 1)
    }
    for (const marker of wanted.markers) {
      if (!found.has(marker)) fault(`${marker} was acknowledged, but is lost`)
    }
    for (const [marker, times] of found) {
      if (times > 1) fault(`${marker} is there ${times} times`)
      if (!wanted.markers.has(marker)) fault(`${marker} was never acknowledged`)
    }
    const accepted = items.filter((event) => /accept/i.test(event.type)).length
    if (accepted !== wanted.accepted) fault(`expected ${wanted.accepted} acceptances, but found ${accepted}`)
    const others = items.length - accepted - found.size
    if (others < 1) fault('the event that issued it is missing')
  }
  faults.push(...(await verifyTitles(client, journal)))
  client.close()
  return { faults, events }
}

/** A registration sent twice must have made one task. */
async function verifyTitles(client, journal) {
  const faults = []
  const seen = new Map()
  for (let cursor = ''; cursor !== null; ) {
    const page = expecting(await client.get(`/tasks?sort=id&limit=200${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`), 200).body
    for (const { id, title } of page.items) {
      if (seen.has(title)) faults.push(`${title} is both task ${seen.get(title)} and task ${id}`)
      if (journal.titles.get(title) !== id) faults.push(`task ${id}: ${title} was never acknowledged`)
      seen.set(title, id)
    }
    cursor = page.next || null
  }
  for (const [title, task] of journal.titles) {
    if (!seen.has(title)) faults.push(`task ${task}: ${title} was acknowledged, but is lost`)
  }
  return faults
}
