// Sends a slip to each of many tasks, one after another, and keeps what became of each.
import { computed, ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { ApiProblem, ConnectionLost } from '@/api/problem'
import { get_task, issue_slip } from '@/api/tasks'
import type { TaskRow } from '@/api/types'
import { failed_tasks, urge_targets, type UrgeResult, type UrgeScope } from '@/format/urge'

export interface UrgeWords {
  grade: string
  reason: string
  scope: UrgeScope
}

export function use_urge(tasks: readonly Pick<TaskRow, 'id' | 'title'>[], unit: string) {
  const { t } = useI18n()
  const results = shallowRef<UrgeResult[]>([])
  const busy = ref(false)
  const done = ref(0)
  const all = ref(0)
  const stopped = ref(false)
  const add = (result: UrgeResult) => (results.value = [...results.value, result])

  function said(problem: unknown): string {
    if (problem instanceof ConnectionLost) return t('urge.not_sent')
    if (problem instanceof ApiProblem) return problem.problem.detail || t('problem.unknown', { code: problem.code })
    return String(problem)
  }
  /** Each slip goes with the ETag that its part has just then, and with a key of its own. */
  async function urge_task({ id, title }: Pick<TaskRow, 'id' | 'title'>, { grade, reason, scope }: UrgeWords) {
    const row = { task: id, title, unit: '', number: '', problem: null }
    try {
      let task = await get_task(id)
      if (!task.slip_grades.some((g) => g.grade === grade)) return add({ ...row, problem: t('urge.no_grade') })
      const sent_to = results.value.filter((r) => r.task === id).map((r) => r.unit)
      const targets = urge_targets(task, scope, unit).filter((target) => !sent_to.includes(target.assignment.unit))
      if (!targets.length) return add({ ...row, problem: t('urge.nobody') })
      for (const target of targets) {
        const of = { ...row, unit: target.assignment.unit }
        if (target.reason) {
          add({ ...of, problem: target.reason === '?' ? t('urge.not_yours') : target.reason })
          continue
        }
        const present = task.assignments.find((a) => a.id === target.assignment.id) ?? target.assignment
        try {
          task = await issue_slip(id, present.etag, { assignment: present.id, grade, reason })
          add({ ...of, number: task.slips.filter((s) => s.assignment === present.id).pop()?.number ?? '' })
        } catch (problem) {
          add({ ...of, problem: said(problem) })
        }
      }
    } catch (problem) {
      add({ ...row, problem: said(problem) })
    }
  }
  /** The tasks that are not done with: the first time all of them. Who has a slip gets no second one. */
  async function run(words: UrgeWords) {
    const failed = failed_tasks(results.value)
    const wanted = tasks.filter((task) => failed.includes(task.id) || !results.value.some((r) => r.task === task.id))
    results.value = results.value.filter((r) => r.problem === null)
    busy.value = true
    stopped.value = false
    done.value = 0
    all.value = wanted.length
    for (const task of wanted) {
      if (stopped.value) break
      await urge_task(task, words)
      done.value += 1
    }
    busy.value = false
  }
  const stop = () => (stopped.value = true)
  const sent = computed(() => results.value.filter((r) => r.problem === null).length)
  const left = computed(() => failed_tasks(results.value).length + tasks.filter((task) => !results.value.some((r) => r.task === task.id)).length)
  return { results, busy, done, all, sent, left, run, stop }
}
